from entremise.settlement.refusal import Code, Refused
def read_negmas(files, *, normalise=False):
    raise Refused(Code.UNKNOWN_FORMAT)
