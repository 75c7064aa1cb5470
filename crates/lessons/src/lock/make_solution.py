LAST = 16_000


def is_prime(number):
    if number < 2:
        return False
    return all(number % divisor for divisor in range(2, int(number**0.5) + 1))


def count_primes(first, last):
    return sum(1 for number in range(first, last) if is_prime(number))


def task(i):
    return count_primes(i * LAST // 4, (i + 1) * LAST // 4)
