orders = []


def task(i):
    orders.append(f"order {i}")
    print("this worker has", orders)
    return len(orders)
