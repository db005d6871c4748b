"""Walks exported SCXML files with python-statemachine 3.2.2 (PyPI, MIT), an interpreter that knows nothing of Duban.

Reads one JSON object from standard input, {"files": {name: scxml}, "walks": [{"file": name, "events": [event, …]}, …]},
and answers on standard output with the states passed through: [[state, …], …], a list a walk, the initial state first.
An event that a state does not take leaves it, as SCXML has it.
"""

import json
import sys

from statemachine.event import BoundEvent
from statemachine.io.scxml.processor import SCXMLProcessor


def reader(name, scxml):
    processor = SCXMLProcessor()
    processor.parse_scxml(name, scxml)
    return processor


def walk(processor, events):
    machine = processor.start()
    states = [only(machine)]
    for event in events:
        # Not `send`: it looks the name up among the machine's attributes, where a state's id would be taken for an event.
        BoundEvent(id=event, name=event, delay=0, internal=False, _sm=machine)()
        states.append(only(machine))
    return states


def only(machine):
    """The one state of a flat machine; a file that is not flat is a mistake of ours."""
    (state,) = machine.configuration
    return state.id


def main():
    request = json.load(sys.stdin)
    readers = {name: reader(name, scxml) for name, scxml in request["files"].items()}
    json.dump([walk(readers[w["file"]], w["events"]) for w in request["walks"]], sys.stdout, ensure_ascii=False)


main()
