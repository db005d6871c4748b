import ArgumentParser
import Domain
import Foundation

extension Settings {
  /// A setting that is not known or cannot be read, in words that name it. Ends the command with 64.
  struct Refused: Error, CustomStringConvertible {
    let sentence: Name
    var description: String { sentence[SystemEnvironment.language] }
  }

  /// Reads every setting, the environment before the file.
  ///
  /// An empty variable counts as not set, since that is all a unit file or a container can do to take one back.
  /// - Parameters:
  ///   - environment: All variables; those that do not begin with `DUBAN_` are left alone.
  ///   - file: Path of the JSON file of `--config`.
  /// - Throws: `Refused`.
  init(environment: [String: String], file: String? = nil) throws {
    self.init()
    let values = try file.map { try Self.values(ofFile: $0) } ?? [:]
    let known = Set(SettingDefinition.all.map(\.variable))
    if let unknown = environment.keys.filter({ $0.hasPrefix("DUBAN_") && !known.contains($0) }).min() {
      throw Refused(sentence: Name(zh: "没有\(unknown)这个设置", en: "there is no setting \(unknown)"))
    }
    for setting in SettingDefinition.all {
      if let text = environment[setting.variable], !text.isEmpty {
        try read(setting, text, named: setting.variable)
      } else if let text = values[setting.key] {
        try read(setting, text, named: "\(file ?? ""): \(setting.key)")
      } else if !setting.usual.isEmpty {
        try read(setting, setting.usual, named: setting.variable)
      }
    }
    if clock != nil, !isTesting {
      throw Refused(sentence: Name(zh: "DUBAN_CLOCK 只用于测试，要同时设置 DUBAN_TESTING=1", en: "DUBAN_CLOCK is for tests: set DUBAN_TESTING=1 too"))
    }
  }

  private mutating func read(_ setting: SettingDefinition, _ text: String, named name: String) throws {
    do { try setting.read(&self, text) } catch let error as SettingDefinition.Unreadable {
      let value = setting.isSecret ? "" : "“\(text.prefix(80))”"
      throw Refused(sentence: Name(zh: "\(name) 不对\(value)：\(error.why.zh)", en: "\(name) \(value): \(error.why.en)"))
    }
  }

  /// The members of the file by their keys.
  private static func values(ofFile path: String) throws -> [String: String] {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Refused(sentence: Name(zh: "设置文件读不了：\(path)", en: "cannot read the settings file \(path)"))
    }
    let file: SettingsFile
    do { file = try SettingsFile([UInt8](bytes)) } catch let error as JSONSyntaxError {
      throw Refused(sentence: Name(zh: "\(path) 不是JSON，错在第\(error.offset)个字节", en: "\(path) is not JSON at byte \(error.offset)"))
    } catch let error as SettingsFile.Fault {
      throw Refused(
        sentence: Name(
          zh: "\(path): \(error.key) 要写成文字、整数或true、false，并且只写一次",
          en: "\(path): \(error.key) takes a text, a whole number, true or false, and once"))
    }
    let known = Set(SettingDefinition.all.map(\.key))
    if let unknown = file.values.keys.filter({ !known.contains($0) }).min() {
      throw Refused(sentence: Name(zh: "\(path): 没有\(unknown)这个设置", en: "\(path): there is no setting \(unknown)"))
    }
    return file.values
  }
}

extension StorageOptions {
  /// All settings, those that the command line gives first.
  func settings() throws -> Settings {
    do {
      var settings = try Settings(environment: ProcessInfo.processInfo.environment, file: config)
      if let database { settings.database = database }
      if let workflows { settings.workflows = workflows }
      return settings
    } catch let refused as Settings.Refused { throw ValidationError(refused.description) }
  }
}
