from entremise.settlement.refusal import Code, Refused
def by_solver(scenario, grid, component, caps):  # placeholder
    raise Refused(Code.SOLVER_CAP)
