#if arch(wasm32)
  // What Swift's strings ask of Unicode's tables, which are large: here no character is equal to others
  // put together, as in Python, where names are equal if their code points are.

  /// Stands in for the function of this name.
  @_cdecl("_swift_stdlib_getNormData")
  public func normalizationData(_ scalar: UInt32) -> UInt16 { 0 }

  /// Stands in for the function of this name.
  @_cdecl("_swift_stdlib_getDecompositionEntry")
  public func decomposition(_ scalar: UInt32) -> UInt32 { 0 }

  /// Stands in for the function of this name.
  @_cdecl("_swift_stdlib_getComposition")
  public func composition(_ first: UInt32, _ second: UInt32) -> UInt32 { .max }

  /// Stands in for the function of this name.
  @_cdecl("_swift_stdlib_getGraphemeBreakProperty")
  public func graphemeBreak(_ scalar: UInt32) -> UInt8 { 0xff }

  /// Stands in for the function of this name.
  @_cdecl("_swift_stdlib_isExtendedPictographic")
  public func isPictographic(_ scalar: UInt32) -> Bool { false }

  /// Stands in for the function of this name.
  @_cdecl("_swift_stdlib_isInCB_Consonant")
  public func isConsonant(_ scalar: UInt32) -> Bool { false }
#endif
