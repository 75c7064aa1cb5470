# expect: answer []
def task(i):
    def all_of(kind):
        found = []
        for sub in type.__subclasses__(kind):
            if sub is not type:
                found += [sub.__name__, *all_of(sub)]
        return found

    return [name for name in all_of(object) if name in ('Popen', 'socket')]
