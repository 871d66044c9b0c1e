namespace BriefBot.Deliver.Web.Administration;

/// <summary>A setting as it is in force.</summary>
/// <param name="Value">As people may see it: of a secret only whether it is set.</param>
/// <param name="Origin">What set it; null for its default.</param>
public sealed record SettingLine(string Key, string Value, string? Origin);

/// <summary>All settings.</summary>
public sealed record SettingsView(IReadOnlyList<SettingLine> Settings);
