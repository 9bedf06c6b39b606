"""The grammar of the model: variables, mechanisms, luck, hazards, dates. It knows no country and no war."""
