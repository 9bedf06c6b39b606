"""Compile every kernel ahead: `python -m durance.ensemble.warm`."""

from durance.ensemble.run import compile_day

if __name__ == "__main__":
    print("compiling the kernels ...", flush=True)
    print(f"kernels ready in {compile_day():.1f} s")
