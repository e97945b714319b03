"""Small files to spoil."""

DOMAIN = """<negotiation_template><utility_space number_of_issues="2">
<objective index="0" name="root" type="objective" etype="objective">
<issue index="2" name="line" type="discrete" etype="discrete" vtype="discrete">
<item index="1" value="here"/>
<item index="2" value="there"/>
</issue>
<issue index="3" name="price" type="integer" etype="integer" vtype="integer" lowerbound="8" upperbound="14">
</issue>
</objective>
</utility_space></negotiation_template>
"""

PROFILE = """<utility_space>
<objective index="0" name="root" type="objective" etype="objective">
<issue index="2" name="line" type="discrete" etype="discrete" vtype="discrete">
<item index="1" value="here" evaluation="10"/>
<item index="2" value="there" evaluation="4"/>
</issue>
<issue index="3" name="price" type="integer" etype="integer" vtype="integer" lowerbound="8" upperbound="14">
<evaluator ftype="linear" offset="0.1" slope="0.15"/>
</issue>
<weight index="2" value="0.4"/>
<weight index="3" value="0.6"/>
</objective>
<reservation value="0.2"/>
<discount_factor value="1.0"/>
</utility_space>
"""

YAML = """entremise: settlement/1
title: A line and a price
issues:
- name: line
  options: [here, there]
- name: price
  integer: {from: 8, to: 14}
parties:
- name: one
  reservation: 0.2
  scores:
    line: {weight: 0.4, options: {here: 1, there: 0.4}}
    price: {weight: 0.6, linear: {offset: 0.1, slope: 0.15}}
- name: two
  scores:
    line: {weight: 0.5, options: {here: 0, there: 1}}
    price: {weight: 0.5, linear: {offset: 1, slope: -0.15}}
constraints:
- if: {line: here}
  then: {price: [8, 9, 10]}
"""


def genius_files() -> dict[str, bytes]:
    """A domain and two profiles."""
    return {"domain.xml": DOMAIN.encode(), "one.xml": PROFILE.encode(), "two.xml": PROFILE.encode()}
