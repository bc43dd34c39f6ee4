/// What Python 2 called a module or name that Python 3 calls otherwise.
///
/// `torch.save` writes protocol 2, and with it the old names. The tables of `torch/_utils.py`.
enum PythonTwoNames {
  private static let modules = [
    "__builtin__": "builtins", "copy_reg": "copyreg", "Queue": "queue", "repr": "reprlib",
    "_abcoll": "collections.abc", "UserDict": "collections", "UserList": "collections",
    "UserString": "collections", "whichdb": "dbm", "StringIO": "io", "cStringIO": "io",
  ]

  private static let names = [
    "__builtin__.xrange": ("builtins", "range"), "__builtin__.reduce": ("functools", "reduce"),
    "__builtin__.intern": ("sys", "intern"), "__builtin__.unichr": ("builtins", "chr"),
    "__builtin__.unicode": ("builtins", "str"), "__builtin__.long": ("builtins", "int"),
    "__builtin__.basestring": ("builtins", "str"), "itertools.izip": ("builtins", "zip"),
    "itertools.imap": ("builtins", "map"), "itertools.ifilter": ("builtins", "filter"),
    "itertools.ifilterfalse": ("itertools", "filterfalse"),
    "itertools.izip_longest": ("itertools", "zip_longest"),
    "UserDict.IterableUserDict": ("collections", "UserDict"),
    "UserDict.UserDict": ("collections", "UserDict"),
    "UserList.UserList": ("collections", "UserList"),
    "UserString.UserString": ("collections", "UserString"),
    "exceptions.StandardError": ("builtins", "Exception"),
  ]

  /// The name in Python 3.
  static func current(_ module: String, _ name: String) -> (module: String, name: String) {
    names[module + "." + name] ?? (modules[module] ?? module, name)
  }
}
