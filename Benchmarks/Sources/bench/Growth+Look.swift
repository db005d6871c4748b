import CBench

extension Growth {
  /// Measures a province that was filled before, and leaves it in place.
  /// - Parameter part: `backup` or `requests`; both if nil.
  mutating func look(at folder: String, part: String?) throws {
    let duban = Duban(binary: binary, folder: folder)
    size = Int(bench_query(duban.database, "SELECT count(*) FROM items"))
    sizes = [size]
    say("\(size) items")
    // Before the other measurements, since it moves the same entries.
    if part != "requests" { attempt("backup") { try $0.backup(duban) } }
    if part != "backup" { try measure(duban) }
    print("\n\(text)\n")
    for complaint in complaints { print("! \(complaint)") }
  }
}
