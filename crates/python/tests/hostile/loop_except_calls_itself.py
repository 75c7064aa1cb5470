# expect: Stopped
def task(i):
    def run():
        try:
            while True:
                pass
        except BaseException:
            run()

    run()
