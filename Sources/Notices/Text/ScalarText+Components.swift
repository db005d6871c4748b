extension ScalarText {
  var trimmed: ScalarText { trimmed { $0.isSpace } }

  /// The text without leading and trailing spaces and punctuation.
  var bare: ScalarText { trimmed { $0.isSpace || "，。；：、,.;:".unicodeScalars.contains($0) } }

  func trimmed(where drop: (Unicode.Scalar) -> Bool) -> ScalarText {
    var from = startIndex
    var to = endIndex
    while from < to, drop(scalars[from]) { from += 1 }
    while to > from, drop(scalars[to - 1]) { to -= 1 }
    return self[from..<to]
  }

  var withoutSpaces: ScalarText { contains { $0.isSpace } ? ScalarText(ArraySlice(scalars.filter { !$0.isSpace })) : self }

  /// The non-empty components between separators. A separator inside brackets or quotation marks does not count: 县（市、区） is one component.
  func components(_ isSeparator: (Unicode.Scalar) -> Bool) -> [ScalarText] {
    var components: [ScalarText] = []
    var depth = 0
    var from = startIndex
    for index in indices {
      let scalar = scalars[index]
      if scalar.opens { depth += 1 }
      if scalar.closes { depth = Swift.max(0, depth - 1) }
      if depth == 0, isSeparator(scalar) {
        components.append(self[from..<index])
        from = index + 1
      }
    }
    components.append(self[from..<endIndex])
    return components.filter { !$0.trimmed.isEmpty }
  }

  /// The index of the bracket that closes the one at `index`; nil if there is none within 320 scalars.
  func closing(_ index: Int) -> Int? {
    var depth = 0
    for position in index..<Swift.min(endIndex, index + 320) {
      if scalars[position].opens { depth += 1 }
      if scalars[position].closes {
        depth -= 1
        if depth <= 0 { return position }
      }
    }
    return nil
  }

  /// The text without round brackets and what they enclose.
  var withoutBracketedText: ScalarText {
    guard contains("（") else { return self }
    var kept: [Unicode.Scalar] = []
    var depth = 0
    for scalar in scalars {
      if scalar == "（" { depth += 1 }
      if depth == 0 { kept.append(scalar) }
      if scalar == "）" { depth = Swift.max(0, depth - 1) }
    }
    return ScalarText(kept[...])
  }
}
