# expect: NoTask

