"""Autogrades copies of a notebook with nbgrader and prints, as JSON, how long each took.

The notebook asks what Exercises/03-loading/load-report asks, of plain dictionaries: nothing heavy is
imported, which is to nbgrader's advantage.

    peer.py COUNT FOLDER
"""

import json
import os
import shutil
import subprocess
import sys
import time

SOLUTION = '''
def load_report(checkpoint, model):
    missing = [name for name in model if name not in checkpoint]
    unexpected = [name for name in checkpoint if name not in model]
    mismatched = [name for name in model if name in checkpoint and checkpoint[name] != model[name]]
    return missing, unexpected, mismatched


def load_all_or_nothing(checkpoint, model):
    if any(load_report(checkpoint, model)):
        return False
    model.update(checkpoint)
    return True
'''
TESTS = [
    "model = {'a': (1,), 'b': (2,)}\nassert load_report({'a': (1,)}, model)[0] == ['b'], 'b is missing'",
    "assert load_report({'a': (1,), 'c': (3,)}, {'a': (1,)})[1] == ['c'], 'c is unexpected'",
    "assert load_report({'a': (9,)}, {'a': (1,)})[2] == ['a'], 'a has another shape'",
    "assert load_report({'b': (2,), 'a': (1,)}, {'a': (1,), 'b': (2,)}) == ([], [], []), 'order'",
    "model = {'a': (1,)}\nassert not load_all_or_nothing({'a': (9,)}, model)\nassert model == {'a': (1,)}",
]


def cell(source, name, grade=False, solution=False, points=None):
    meta = {"grade": grade, "grade_id": name, "locked": grade, "schema_version": 3, "solution": solution, "task": False}
    if points is not None:
        meta["points"] = points
    return {
        "cell_type": "code", "execution_count": None, "id": name, "metadata": {"nbgrader": meta},
        "outputs": [], "source": source,
    }


def notebook(solution):
    cells = [cell(solution, "solution", solution=True)]
    cells += [cell(test, f"test{i}", grade=True, points=2) for i, test in enumerate(TESTS)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def write(path, value):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file)


def main():
    count, folder = int(sys.argv[1]), sys.argv[2]
    try:
        import nbgrader
    except ImportError:
        print(json.dumps({"missing": "nbgrader is not installed (pip install nbgrader ipykernel)"}))
        return
    shutil.rmtree(folder, ignore_errors=True)
    write(f"{folder}/source/one/task.ipynb", notebook("### BEGIN SOLUTION\n" + SOLUTION + "### END SOLUTION"))
    tool = [sys.executable, "-m", "nbgrader"]
    quiet = {"cwd": folder, "check": True, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with open(f"{folder}/nbgrader_config.py", "w", encoding="utf-8") as file:
        file.write("c = get_config()\nc.CourseDirectory.course_id = 'bench'\n")
    subprocess.run(tool + ["generate_assignment", "one"], **quiet)
    release = json.load(open(f"{folder}/release/one/task.ipynb", encoding="utf-8"))
    for student in range(count):
        release["cells"][0]["source"] = SOLUTION + f"# student {student}\n"
        write(f"{folder}/submitted/student{student}/one/task.ipynb", release)
    # The first one fills the caches.
    subprocess.run(tool + ["autograde", "one", "--student", "student0"], **quiet)
    start = time.perf_counter()
    subprocess.run(tool + ["autograde", "one", "--force"], **quiet)
    each = (time.perf_counter() - start) / count
    graded = sum(os.path.exists(f"{folder}/autograded/student{i}/one/task.ipynb") for i in range(count))
    if graded != count:
        sys.exit(f"{graded} of {count} were graded")
    print(json.dumps({"name": f"nbgrader {nbgrader.__version__}", "each": each}))


if __name__ == "__main__":
    main()
