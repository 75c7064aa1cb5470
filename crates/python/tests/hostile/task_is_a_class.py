# expect: answer <task.task object
class task:
    def __init__(self, i):
        pass
