from entremise.settlement.refusal import Code, Refused
def read_geniusweb(files, *, normalise=False, step=None):
    raise Refused(Code.UNKNOWN_FORMAT)
