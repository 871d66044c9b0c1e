using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HandlebarsDotNet;
using Microsoft.SemanticKernel;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace BriefBot.Inference.Prompts;

/// <summary>A prompt from a file in Semantic Kernel's YAML schema, as a function of Semantic Kernel.</summary>
public sealed class PromptTemplate
{
    /// <summary>Largest file, in bytes.</summary>
    public const int LargestFile = 64 * 1024;

    // Semantic Kernel reads its configuration from JSON alone; its package for YAML does the same conversion.
    static readonly IDeserializer Yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
    static readonly ISerializer Json = new SerializerBuilder().JsonCompatible().Build();

    readonly MessageTemplate _template;

    PromptTemplate(PromptTemplateConfig config, string hash, string origin)
    {
        (Config, Hash) = (config, hash);
        _template = new MessageTemplate(config.Template, origin);
        Function = KernelFunctionFactory.CreateFromPrompt(config, new MessageTemplateFactory(origin));
    }

    /// <summary>The prompt's name.</summary>
    public string Name => Config.Name!;

    /// <summary>SHA-256 of the file, in lower-case hexadecimal: what wrote an answer can be told from it.</summary>
    public string Hash { get; }

    /// <summary>Names of the variables that it takes.</summary>
    public IReadOnlyList<string> Variables => [.. Config.InputVariables.Select(variable => variable.Name)];

    /// <summary>What the file says.</summary>
    public PromptTemplateConfig Config { get; }

    /// <summary>The function that a kernel runs: it renders the messages and has the kernel's chat model answer them.</summary>
    public KernelFunction Function { get; }

    /// <summary>How the model is to write, as the file says.</summary>
    public PromptExecutionSettings Settings => Config.DefaultExecutionSettings?.Clone() ?? new PromptExecutionSettings();

    /// <summary>Reads a prompt.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="origin">The file's path, for messages.</param>
    /// <exception cref="PromptException">It can't be used.</exception>
    public static PromptTemplate Parse(ReadOnlySpan<byte> bytes, string origin)
    {
        if (bytes.Length > LargestFile)
            throw new PromptException($"{origin} is larger than a prompt can be ({LargestFile / 1024} KB).");
        var config = Read(bytes, origin);
        if (string.IsNullOrEmpty(config.Template))
            throw new PromptException($"{origin} has no 'template'.");
        if (string.IsNullOrEmpty(config.Name))
            throw new PromptException($"{origin} has no 'name'.");
        if (config.TemplateFormat != MessageTemplateFactory.Format)
            throw new PromptException(
                $"{origin}: 'template_format' is '{config.TemplateFormat}'; only {MessageTemplateFactory.Format} is known here."
            );
        try
        {
            return new PromptTemplate(config, Convert.ToHexStringLower(SHA256.HashData(bytes)), origin);
        }
        catch (Exception e) when (e is HandlebarsException or ArgumentException)
        {
            throw new PromptException($"{origin}: the template is no valid Handlebars: {e.Message}", e);
        }
    }

    /// <summary>What is sent with these values, as <c>&lt;message&gt;</c> elements.</summary>
    /// <param name="values">A value for each variable: a text, or a list of texts or of further such dictionaries.</param>
    /// <exception cref="PromptException">The template asks for what there is no value for, or isn't made of messages.</exception>
    public string Render(IReadOnlyDictionary<string, object> values) => _template.Render(values);

    static PromptTemplateConfig Read(ReadOnlySpan<byte> bytes, string origin)
    {
        try
        {
            var graph = Yaml.Deserialize<object?>(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
            return PromptTemplateConfig.FromJson(Json.Serialize(graph ?? new Dictionary<string, object>()));
        }
        catch (Exception e) when (e is YamlException or DecoderFallbackException)
        {
            throw new PromptException($"{origin} is not valid YAML: {e.Message} Restore it, or take the one that came with BriefBot.", e);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or KernelException)
        {
            throw new PromptException($"{origin} does not follow Semantic Kernel's prompt schema: {e.Message}", e);
        }
    }
}
