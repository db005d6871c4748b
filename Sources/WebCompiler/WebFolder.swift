/// All of `Web/`: templates, texts and assets, which refer to one another.
struct WebFolder {
  var folder: Folder

  /// The generated files by name. Everything that is wrong is thrown together.
  func swift() throws -> [String: String] {
    let texts = CataloguePair(zh: try catalogue("text/zh.txt"), en: try catalogue("text/en.txt"))
    var complaints = texts.complaints
    let assets = each(of: assetPaths, &complaints) { path throws(Complaint) in
      try AssetFile(path: path, bytes: try folder.bytes(path), file: folder.address(path))
    }
    let lookup = TemplateSwift.Lookup(phrases: texts.zh.phrases, assets: Dictionary(uniqueKeysWithValues: assets.map { ($0.path, $0) }))
    let templates = each(of: templatePaths, &complaints) { path throws(Complaint) in
      let template = Template(path: path, file: folder.address(path), text: try folder.text(path))
      return (template.output, try TemplateSwift.compile(template, with: lookup))
    }
    guard complaints.isEmpty else { throw Complaints(all: complaints) }
    var files = Dictionary(uniqueKeysWithValues: templates)
    files["Phrases.swift"] = texts.swift
    files["Assets.swift"] =
      "extension Asset {\n  package static let all: [Asset] = [\n\(assets.map(\.swift).joined(separator: ",\n"))\n  ]\n}\n"
    return files
  }

  private var templatePaths: [String] {
    Template.suffixes.keys.sorted().flatMap { folder.files(under: $0) }
  }

  private var assetPaths: [String] {
    ["style", "script", "images"].flatMap { folder.files(under: $0) }
  }

  private func catalogue(_ file: String) throws(Complaint) -> Catalogue {
    Catalogue(try folder.text(file), file: folder.address(file))
  }

  /// Goes on after a mistake, so that one build tells them all.
  private func each<Made>(
    of paths: [String], _ complaints: inout [Complaint], make: (String) throws(Complaint) -> Made
  ) -> [Made] {
    var made: [Made] = []
    for path in paths {
      do throws(Complaint) { made.append(try make(path)) } catch { complaints.append(error) }
    }
    return made
  }
}
