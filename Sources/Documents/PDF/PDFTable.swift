/// Rows and cells reconstructed from lines in columns. The first line is the header.
struct PDFTable {
  let rows: [[String]]

  init(_ lines: [PDFLine]) {
    let columns = PDFTable.columns(lines)
    var groups: [[PDFLine]] = []
    let gaps = zip(lines, lines.dropFirst()).map { $1.top - $0.bottom }
    // If rows are further apart than the lines within them, a gap begins a row; otherwise a segment in the first column does.
    let (minGap, maxGap) = (gaps.min() ?? 0, gaps.max() ?? 0)
    let isInFirstColumn = lines.map { $0.segments.first.map { PDFTable.column(of: $0, columns) } == 0 }
    let isSpaced = maxGap > minGap * 1.5 + 2 && isInFirstColumn.contains(false)
    for (index, line) in lines.enumerated() {
      let begins = isSpaced ? index > 0 && gaps[index - 1] > minGap * 1.5 + 2 : isInFirstColumn[index]
      if groups.isEmpty || begins { groups.append([line]) } else { groups[groups.count - 1].append(line) }
    }
    rows = groups.map { group in
      var cells = [String](repeating: "", count: columns.count)
      for segment in group.flatMap(\.segments) { cells[PDFTable.column(of: segment, columns)] += segment.text }
      return cells
    }
  }

  /// The horizontal ranges of the columns, from the lines with more than half of the largest number of segments; others may span columns.
  private static func columns(_ lines: [PDFLine]) -> [ClosedRange<Double>] {
    let maxCount = lines.map(\.segments.count).max() ?? 1
    let spans = lines.filter { $0.segments.count * 2 > maxCount }.flatMap(\.segments).map { $0.left...max($0.left, $0.right) }
    var bands: [ClosedRange<Double>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = bands.last, span.lowerBound <= last.upperBound {
        bands[bands.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
      } else {
        bands.append(span)
      }
    }
    return bands.isEmpty ? [0...1] : bands
  }

  private static func column(of segment: PDFPage.Word, _ columns: [ClosedRange<Double>]) -> Int {
    let middle = (segment.left + segment.right) / 2
    return columns.indices.min { distance(columns[$0], middle) < distance(columns[$1], middle) } ?? 0
  }

  private static func distance(_ band: ClosedRange<Double>, _ position: Double) -> Double {
    band.contains(position) ? 0 : min(abs(band.lowerBound - position), abs(band.upperBound - position))
  }
}
