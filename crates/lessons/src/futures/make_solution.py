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
        for function in self.callbacks:
            function(self)

    def result(self):
        if self.error is not None:
            raise self.error
        return self.value

    def add_done_callback(self, function):
        if self.done:
            function(self)
        else:
            self.callbacks.append(function)
