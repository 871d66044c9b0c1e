using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace BriefBot.Host.Configuration;

/// <summary>One setting by its name, with the options property that holds it.</summary>
/// <param name="Key">As in the file and in .NET configuration: "Web:Urls".</param>
public sealed record Setting(string Key, PropertyInfo Property)
{
    static readonly Lazy<IReadOnlyList<Setting>> Known = new(() => Of(typeof(Settings), "").ToList());

    /// <summary>Every setting there is, in the order of the options classes.</summary>
    public static IReadOnlyList<Setting> All => Known.Value;

    /// <summary>Whether its value must not be printed.</summary>
    public bool IsSecret => Property.IsDefined(typeof(SecretAttribute));

    /// <summary>Name of the environment variable that sets it.</summary>
    public string EnvironmentName => "BRIEFBOT_" + (Key.Contains(':') ? Key.Replace(":", "__") : Key.ToUpperInvariant());

    /// <summary>Finds a setting; case is ignored.</summary>
    public static Setting? Find(string key) => All.FirstOrDefault(setting => string.Equals(setting.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Its value in some settings, as the file writes it.</summary>
    public string Read(Settings settings) => Convert.ToString(Property.GetValue(Holder(settings)), CultureInfo.InvariantCulture) ?? "";

    /// <summary>Sets it from text.</summary>
    /// <returns>What is wrong with the value, or null.</returns>
    public string? Write(Settings settings, string text)
    {
        if (!TryConvert(text.Trim(), Property.PropertyType, out var value)) return $"is not {Kind}";
        foreach (var rule in Property.GetCustomAttributes<ValidationAttribute>())
        {
            var optional = value is "" && rule is not RequiredAttribute;
            if (!optional && !rule.IsValid(value)) return Complaint(rule);
        }
        Property.SetValue(Holder(settings), value);
        return null;
    }

    /// <summary>What values it takes, in words.</summary>
    public string Kind => Property.PropertyType switch
    {
        var type when type == typeof(bool) => "true or false",
        var type when type == typeof(int) => "a whole number",
        var type when type == typeof(double) => "a number",
        var type when type == typeof(TimeSpan) => "a time span such as 00:00:30",
        _ => "a text",
    };

    static string Complaint(ValidationAttribute rule) => rule switch
    {
        RangeAttribute range => $"is outside {range.Minimum} to {range.Maximum}",
        UrlAttribute => "is not an http or https address",
        RequiredAttribute => "must not be empty",
        { ErrorMessage.Length: > 0 } => rule.ErrorMessage,
        RegularExpressionAttribute => "is not an id: digits only",
        _ => "is not valid",
    };

    static bool TryConvert(string text, Type type, out object? value)
    {
        value = null;
        if (type == typeof(string)) value = text;
        else if (type == typeof(bool) && bool.TryParse(text, out var flag)) value = flag;
        else if (type == typeof(int) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole)) value = whole;
        else if (type == typeof(double) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) value = number;
        else if (type == typeof(TimeSpan) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span)) value = span;
        return value is not null;
    }

    object Holder(Settings settings)
    {
        object holder = settings;
        foreach (var section in Key.Split(':')[..^1]) holder = holder.GetType().GetProperty(section)!.GetValue(holder)!;
        return holder;
    }

    static IEnumerable<Setting> Of(Type options, string prefix)
    {
        foreach (var property in options.GetProperties().Where(property => property.CanWrite))
        {
            var key = prefix + property.Name;
            if (property.PropertyType.IsClass && property.PropertyType != typeof(string))
                foreach (var inner in Of(property.PropertyType, key + ":")) yield return inner;
            else
                yield return new Setting(key, property);
        }
    }
}
