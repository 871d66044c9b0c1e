using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace BriefBot.Host.Configuration;

/// <summary>One setting by its name, with the options property that holds it.</summary>
/// <param name="Key">As in the file and in .NET configuration: "Web:Urls". Of what there may be several of, one for each name:
/// "Models:Chat:NAME:Model".</param>
/// <param name="Property">Where it is held.</param>
public sealed record Setting(string Key, PropertyInfo Property)
{
    /// <summary>Stands for a name that whoever sets it chooses.</summary>
    public const string AnyName = "NAME";

    const int LongestName = 40;

    static readonly Lazy<IReadOnlyList<Setting>> Known = new(() => Of(typeof(Settings), "").ToList());

    /// <summary>Every setting there is, in the order of the options classes; those with a name of one's own once, under
    /// <see cref="AnyName"/>.</summary>
    public static IReadOnlyList<Setting> All => Known.Value;

    /// <summary>Whether its value must not be printed.</summary>
    public bool IsSecret => Property.IsDefined(typeof(SecretAttribute));

    /// <summary>Whether it stands for all names.</summary>
    public bool IsForAnyName => Key.Split(':').Contains(AnyName, StringComparer.Ordinal);

    /// <summary>Every setting with the names that are in use.</summary>
    public static IEnumerable<Setting> In(Settings settings) =>
        All.SelectMany(setting => setting.IsForAnyName ? setting.Named(settings) : [setting]);

    /// <summary>Finds a setting; case is ignored, and a name of one's own may stand for <see cref="AnyName"/>.</summary>
    public static Setting? Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var parts = key.Split(':');
        foreach (var setting in All)
        {
            var own = setting.Key.Split(':');
            if (
                own.Length != parts.Length
                || !own.Zip(parts)
                    .All(pair =>
                        pair.First == AnyName ? IsName(pair.Second) : pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)
                    )
            )
                continue;
            return setting.IsForAnyName
                ? setting with
                {
                    Key = string.Join(':', own.Zip(parts, (known, given) => known == AnyName ? given : known)),
                }
                : setting;
        }
        return null;
    }

    static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    IEnumerable<Setting> Named(Settings settings)
    {
        var parts = Key.Split(':');
        var at = Array.IndexOf(parts, AnyName);
        var names = (IDictionary)Section(settings, parts[..at]);
        return names
            .Keys.Cast<string>()
            .Order(StringComparer.Ordinal)
            .Select(name => this with { Key = string.Join(':', parts.Select((part, i) => i == at ? name : part)) });
    }

    /// <summary>Its value in some settings, as the file writes it.</summary>
    public string Read(Settings settings) => Convert.ToString(Property.GetValue(Holder(settings)), CultureInfo.InvariantCulture) ?? "";

    /// <summary>Sets it from text.</summary>
    /// <returns>What is wrong with the value, or null.</returns>
    public string? Write(Settings settings, string text)
    {
        if (!TryConvert(text.Trim(), Property.PropertyType, out var value))
            return $"is not {Kind}";
        foreach (var rule in Property.GetCustomAttributes<ValidationAttribute>())
        {
            var optional = value is "" && rule is not RequiredAttribute;
            if (!optional && !rule.IsValid(value))
                return Complaint(rule);
        }
        Property.SetValue(Holder(settings), value);
        return null;
    }

    /// <summary>What values it takes, in words.</summary>
    public string Kind =>
        Property.PropertyType switch
        {
            var type when type == typeof(bool) => "true or false",
            var type when type == typeof(int) => "a whole number",
            var type when type == typeof(double) => "a number",
            var type when type == typeof(TimeSpan) => "a time span such as 00:00:30",
            _ => "a text",
        };

    static string Complaint(ValidationAttribute rule) =>
        rule switch
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
        if (type == typeof(string))
            value = text;
        else if (type == typeof(bool) && bool.TryParse(text, out var flag))
            value = flag;
        else if (type == typeof(int) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole))
            value = whole;
        else if (
            type == typeof(double)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
        )
            value = number;
        else if (type == typeof(TimeSpan) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span))
            value = span;
        return value is not null;
    }

    object Holder(Settings settings) => Section(settings, Key.Split(':')[..^1]);

    // What has a name of its own is made when it is first set.
    static object Section(object holder, IEnumerable<string> sections)
    {
        foreach (var section in sections)
        {
            if (holder is not IDictionary named)
                holder = holder.GetType().GetProperty(section)!.GetValue(holder)!;
            else if (named[section] is { } known)
                holder = known;
            else if (section == AnyName)
                holder = Activator.CreateInstance(OptionsOf(named.GetType()))!;
            else
                named[section] = holder = Activator.CreateInstance(OptionsOf(named.GetType()))!;
        }
        return holder;
    }

    static Type OptionsOf(Type dictionary) => dictionary.GetGenericArguments()[1];

    static IEnumerable<Setting> Of(Type options, string prefix)
    {
        foreach (var property in options.GetProperties())
        {
            var (key, type) = (prefix + property.Name, property.PropertyType);
            if (typeof(IDictionary).IsAssignableFrom(type))
                foreach (var inner in Of(OptionsOf(type), $"{key}:{AnyName}:"))
                    yield return inner;
            else if (!property.CanWrite)
                continue;
            else if (type.IsClass && type != typeof(string))
                foreach (var inner in Of(type, key + ":"))
                    yield return inner;
            else
                yield return new Setting(key, property);
        }
    }
}
