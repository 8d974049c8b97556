# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the test cases of a script in their written order and reports them in the TAP protocol."""
import inspect
import sys
import unittest


class TapResult(unittest.TestResult):
    """Prints a line a test, and what went wrong as comments."""

    def __init__(self):
        super().__init__()
        self.count = 0
        self.broken_parts = []

    def startTest(self, test):
        super().startTest(test)
        self.broken_parts = []

    def line(self, good, test, note=''):
        self.count += 1
        print(f'{"ok" if good else "not ok"} {self.count} {test.id().split(".", 1)[-1]}{note}', flush=True)

    def tell(self, text):
        for line in text.splitlines():
            print('#', line)

    def addSuccess(self, test):
        self.line(True, test)

    def addSkip(self, test, reason):
        self.line(True, test, f' # SKIP {reason}')

    def addError(self, test, error):
        super().addError(test, error)
        self.tell(self.errors[-1][1])
        self.broken_parts.append(test)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.tell(self.failures[-1][1])
        self.broken_parts.append(test)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            self.broken_parts.append(subtest)
            self.tell(str(subtest))
            self.tell(self._exc_info_to_string(error, test))

    def stopTest(self, test):
        super().stopTest(test)
        if self.broken_parts:
            self.line(False, test)


def main():
    """Runs all test cases of the calling script."""
    loader = unittest.TestLoader()
    cases = [case for _, case in inspect.getmembers(sys.modules['__main__'], inspect.isclass)
             if issubclass(case, unittest.TestCase) and case.__module__ == '__main__']
    suite = unittest.TestSuite()
    for case in sorted(cases, key=lambda case: inspect.getsourcelines(case)[1]):
        names = loader.getTestCaseNames(case)
        suite.addTests(map(case, sorted(names, key=lambda name: inspect.getsourcelines(getattr(case, name))[1])))
    result = TapResult()
    suite.run(result)
    print(f'1..{result.count}')
    sys.exit(0 if result.wasSuccessful() else 1)
