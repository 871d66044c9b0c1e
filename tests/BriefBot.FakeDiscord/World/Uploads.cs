using Microsoft.AspNetCore.Http;

namespace BriefBot.Fakes;

/// <summary>Files that people uploaded for a command, and where they are read from.</summary>
sealed class Uploads
{
    /// <summary>Where files are, on the server's own address.</summary>
    public const string Path = "/ephemeral-attachments";

    readonly Dictionary<string, FakeAttachment> files = new(StringComparer.Ordinal);

    /// <summary>The server's own address.</summary>
    public Uri Base { get; set; } = new("http://127.0.0.1");

    /// <summary>Keeps a file.</summary>
    public FakeAttachment Add(FakeAttachment file)
    {
        lock (files)
            files[UrlOf(file).AbsolutePath] = file;
        return file;
    }

    /// <summary>Where a file is read from.</summary>
    public Uri UrlOf(FakeAttachment file) => new(Base, $"{Path}/{file.Id}/{Uri.EscapeDataString(file.Name)}");

    /// <summary>Hands a file out.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        FakeAttachment? file;
        lock (files)
            files.TryGetValue(new Uri(Base, http.Request.Path.ToUriComponent()).AbsolutePath, out file);
        if (file is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.Response.ContentType = file.ContentType;
        await http.Response.Body.WriteAsync(file.Bytes, http.RequestAborted);
    }
}
