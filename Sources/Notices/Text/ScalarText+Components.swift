extension ScalarText {
  var trimmed: ScalarText { trimmed { $0.isSpace } }

  /// Without what stands around a name or a sentence.
  var bare: ScalarText { trimmed { $0.isSpace || "，。；：、,.;:".unicodeScalars.contains($0) } }

  func trimmed(where drop: (Unicode.Scalar) -> Bool) -> ScalarText {
    var from = startIndex
    var to = endIndex
    while from < to, drop(scalars[from]) { from += 1 }
    while to > from, drop(scalars[to - 1]) { to -= 1 }
    return self[from..<to]
  }

  var withoutSpaces: ScalarText { contains { $0.isSpace } ? ScalarText(ArraySlice(scalars.filter { !$0.isSpace })) : self }

  /// The pieces between separators that stand in no brackets or quotation marks: 县（市、区） is one piece.
  func components(_ separates: (Unicode.Scalar) -> Bool) -> [ScalarText] {
    var components: [ScalarText] = []
    var depth = 0
    var from = startIndex
    for index in indices {
      let scalar = scalars[index]
      if scalar.opens { depth += 1 }
      if scalar.closes { depth = Swift.max(0, depth - 1) }
      if depth == 0, separates(scalar) {
        components.append(self[from..<index])
        from = index + 1
      }
    }
    components.append(self[from..<endIndex])
    return components.filter { !$0.trimmed.isEmpty }
  }

  /// Where the bracket opened at `index` closes, if it does within a long aside's reach.
  func closing(_ index: Int) -> Int? {
    var depth = 0
    for place in index..<Swift.min(endIndex, index + 320) {
      if scalars[place].opens { depth += 1 }
      if scalars[place].closes {
        depth -= 1
        if depth <= 0 { return place }
      }
    }
    return nil
  }

  /// With everything in round brackets left out.
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
