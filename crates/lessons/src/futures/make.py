class Future:
    def __init__(self):
        self.done = False
        self.value = None
        self.error = None
        self.callbacks = []

    def finish(self, value=None, error=None):
        self.value = value
        self.error = error
        self.done = True

    def result(self):
        return self.value

    def add_done_callback(self, function):
        self.callbacks.append(function)
