using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using Microsoft.Extensions.AI;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace BriefBot.Inference.Prompts;

/// <summary>
/// A prompt from a file in Semantic Kernel's YAML schema with a Handlebars template of <c>&lt;message role="…"&gt;</c> elements. Values are
/// encoded before they are put in, as Semantic Kernel does it, so that none of them can end its message or begin another.
/// </summary>
public sealed class PromptTemplate
{
    /// <summary>Largest file, in bytes.</summary>
    public const int LargestFile = 64 * 1024;

    const string Format = "handlebars";

    static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .IgnoreUnmatchedProperties()
        .Build();

    readonly HandlebarsTemplate<object, object> _render;
    readonly PromptExecution _execution;
    readonly string _origin;

    PromptTemplate(PromptSchema schema, string hash, string origin)
    {
        (Name, Hash, _origin) = (schema.Name, hash, origin);
        Variables = [.. schema.InputVariables.Select(variable => variable.Name)];
        _execution = schema.ExecutionSettings.GetValueOrDefault("default") ?? new PromptExecution();
        var handlebars = Handlebars.Create(
            new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true, TextEncoder = new MessageEncoder() }
        );
        _render = handlebars.Compile(schema.Template);
    }

    /// <summary>The prompt's name.</summary>
    public string Name { get; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal: what wrote an answer can be told from it.</summary>
    public string Hash { get; }

    /// <summary>Names of the variables that it takes.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>Reads a prompt.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="origin">The file's path, for messages.</param>
    /// <exception cref="PromptException">It can't be used.</exception>
    public static PromptTemplate Parse(ReadOnlySpan<byte> bytes, string origin)
    {
        if (bytes.Length > LargestFile)
            throw new PromptException($"{origin} is larger than a prompt can be ({LargestFile / 1024} KB).");
        PromptSchema? schema;
        try
        {
            schema = Yaml.Deserialize<PromptSchema?>(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        }
        catch (Exception e) when (e is YamlException or DecoderFallbackException)
        {
            throw new PromptException($"{origin} is not valid YAML: {e.Message} Restore it, or take the one that came with BriefBot.", e);
        }
        if (schema is null || schema.Template.Length == 0)
            throw new PromptException($"{origin} has no 'template'.");
        if (schema.Name.Length == 0)
            throw new PromptException($"{origin} has no 'name'.");
        if (schema.TemplateFormat != Format)
            throw new PromptException($"{origin}: 'template_format' is '{schema.TemplateFormat}'; only {Format} is known here.");
        try
        {
            return new PromptTemplate(schema, Convert.ToHexStringLower(SHA256.HashData(bytes)), origin);
        }
        catch (HandlebarsException e)
        {
            throw new PromptException($"{origin}: the template is no valid Handlebars: {e.Message}", e);
        }
    }

    /// <summary>The messages to send.</summary>
    /// <param name="values">A value for each variable: a text, or a list of texts or of further such dictionaries.</param>
    /// <exception cref="PromptException">The template asks for what there is no value for, or isn't made of messages.</exception>
    public IReadOnlyList<ChatMessage> Render(IReadOnlyDictionary<string, object> values)
    {
        string text;
        try
        {
            text = _render(values);
        }
        catch (Exception e) when (e is HandlebarsException or HandlebarsUndefinedBindingException)
        {
            throw new PromptException($"{_origin}: {e.Message} The variables are: {string.Join(", ", values.Keys)}.", e);
        }
        try
        {
            var root = XDocument.Parse($"<prompt>{text}</prompt>", LoadOptions.PreserveWhitespace).Root!;
            var messages = root.Elements("message").Select(element => new ChatMessage(Role(element), element.Value.Trim())).ToList();
            if (messages.Count == 0 || !root.Nodes().All(IsMessageOrBlank))
                throw new PromptException(
                    $"{_origin}: the template must be made of <message role=\"system\"> and <message role=\"user\"> elements, and "
                        + "nothing beside them."
                );
            return messages;
        }
        catch (XmlException e)
        {
            throw new PromptException($"{_origin}: the template's <message> elements are not well formed: {e.Message}", e);
        }
    }

    /// <summary>How the model is to write, as the file says.</summary>
    public ChatOptions Options() => new() { Temperature = _execution.Temperature, MaxOutputTokens = _execution.MaxTokens };

    static bool IsMessageOrBlank(XNode node) =>
        node switch
        {
            XElement element => element.Name.LocalName == "message" && !element.HasElements,
            XText text => string.IsNullOrWhiteSpace(text.Value),
            XComment => true,
            _ => false,
        };

    ChatRole Role(XElement message) =>
        (string?)message.Attribute("role") switch
        {
            "system" => ChatRole.System,
            "user" => ChatRole.User,
            var other => throw new PromptException($"{_origin}: a message has the role '{other}'; it must be system or user."),
        };
}
