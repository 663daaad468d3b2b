# SPDX-License-Identifier: Apache-2.0
"""Logistic regression with an L2 penalty, by Newton's method: the same weights in every run.
For tools/train-align and tools/train-confidence, which must run without packages."""
import json
import math
import pathlib


def solve(matrix, vector):
    """Gaussian elimination with pivoting."""
    n = len(vector)
    rows = [row[:] + [vector[i]] for i, row in enumerate(matrix)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, n):
            factor = rows[r][i] / rows[i][i]
            if factor:
                for c in range(i, n + 1):
                    rows[r][c] -= factor * rows[i][c]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (rows[i][n] - sum(rows[i][c] * x[c] for c in range(i + 1, n))) / rows[i][i]
    return x


def logistic(score):
    return 1 / (1 + math.exp(-max(-30, min(30, score))))


def fit(cases, names, penalty, free=()):
    """The weights of `names`. A case is (features by name, 0 or 1, its weight); the weights of the
    names in `free` are not pulled to zero."""
    index = {name: i for i, name in enumerate(names)}
    n = len(names)
    pull = [1e-6 if name in free else penalty for name in names]
    weights = [0.0] * n
    rows = [([(index[k], v) for k, v in f.items() if k in index], y, w) for f, y, w in cases]
    for _ in range(25):
        gradient = [-p * w for p, w in zip(pull, weights)]
        hessian = [[pull[i] if i == j else 0.0 for j in range(n)] for i in range(n)]
        for row, y, w in rows:
            p = logistic(sum(weights[i] * v for i, v in row))
            g, h = (y - p) * w, p * (1 - p) * w
            for i, v in row:
                gradient[i] += g * v
                hv, line = h * v, hessian[i]
                for j, u in row:
                    line[j] += hv * u
        step = solve(hessian, gradient)
        weights = [w + s for w, s in zip(weights, step)]
        if max(abs(s) for s in step) < 1e-5:
            break
    return weights


def read_policy(path):
    """A rule file: JSON with lines of comments."""
    return json.loads("\n".join(line for line in pathlib.Path(path).read_text().splitlines()
                                if not line.strip().startswith("//")))
