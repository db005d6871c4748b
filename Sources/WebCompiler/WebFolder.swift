/// The folder `Web/`: templates, texts and assets, which refer to one another.
struct WebFolder {
  var folder: Folder

  /// The generated files, by name.
  /// - Throws: `TemplateDiagnostics` with all errors, or a `TemplateDiagnostic` if a text catalogue cannot be read.
  func swift() throws -> [String: String] {
    let texts = TextCataloguePair(zh: try catalogue("text/zh.txt"), en: try catalogue("text/en.txt"))
    var diagnostics = texts.diagnostics
    let assets = each(of: assetPaths, &diagnostics) { path throws(TemplateDiagnostic) in
      try AssetFile(path: path, bytes: try folder.bytes(path), file: folder.address(path))
    }
    let lookup = TemplateSwift.Lookup(phrases: texts.zh.phrases, assets: Dictionary(uniqueKeysWithValues: assets.map { ($0.path, $0) }))
    let templates = each(of: templatePaths, &diagnostics) { path throws(TemplateDiagnostic) in
      let template = Template(path: path, file: folder.address(path), text: try folder.text(path))
      return (template.output, try TemplateSwift.compile(template, with: lookup))
    }
    guard diagnostics.isEmpty else { throw TemplateDiagnostics(all: diagnostics) }
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

  private func catalogue(_ file: String) throws(TemplateDiagnostic) -> TextCatalogue {
    TextCatalogue(try folder.text(file), file: folder.address(file))
  }

  /// Continues after an error, so that one build reports all of them.
  private func each<Result>(
    of paths: [String], _ diagnostics: inout [TemplateDiagnostic], make: (String) throws(TemplateDiagnostic) -> Result
  ) -> [Result] {
    var results: [Result] = []
    for path in paths {
      do throws(TemplateDiagnostic) { results.append(try make(path)) } catch { diagnostics.append(error) }
    }
    return results
  }
}
