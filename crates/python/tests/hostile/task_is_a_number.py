# expect: TypeError
task = 5
