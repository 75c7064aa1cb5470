from enum import Enum


class State(Enum):
    IDLE = "idle"
    BUSY = "busy"

    def next(self):
        return State.BUSY if self is State.IDLE else State.IDLE


def task(i):
    counts = {State.IDLE: 0, State.BUSY: 0}
    state = State.IDLE
    for _ in range(5):
        counts[state] += 1
        state = state.next()
    return counts, len(State), State.IDLE in State, State.BUSY.value, list(State.__members__)
