using System.Collections.Concurrent;

namespace BriefBot.Tests.Image;

/// <summary>The folders that the Dockerfile's build stage makes, each processor's once.</summary>
public sealed class BuiltImages : IDisposable
{
    readonly ConcurrentDictionary<string, Lazy<Task<(WalkEnd, BuildStage)>>> _walks = new(StringComparer.Ordinal);
    readonly List<TemporaryFolder> _folders = [];

    /// <summary>Walks the checkout's own Dockerfile for a processor, as Docker calls it.</summary>
    internal Task<(WalkEnd End, BuildStage Stage)> WalkAsync(string processor) =>
        _walks.GetOrAdd(processor, _ => new(() => WalkAsync(processor, Dockerfile, Ignored))).Value;

    /// <summary>The image's own folder for a processor.</summary>
    internal async Task<string> FolderAsync(string processor)
    {
        var (end, stage) = await WalkAsync(processor);
        end.Failed.ShouldBeNull(end.Output);
        return stage.PathOf("/app");
    }

    /// <summary>Walks another Dockerfile over the checkout.</summary>
    internal async Task<(WalkEnd End, BuildStage Stage)> WalkAsync(string processor, string dockerfile, string ignored)
    {
        var folder = new TemporaryFolder();
        lock (_folders)
            _folders.Add(folder);
        var stage = new BuildStage(
            Checkout.Root,
            folder.Path,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["TARGETARCH"] = processor }
        );
        return (await stage.WalkAsync(dockerfile, ignored, TestContext.Current.CancellationToken), stage);
    }

    internal static string Dockerfile => File.ReadAllText(Checkout.PathOf("Dockerfile"));

    internal static string Ignored => File.ReadAllText(Checkout.PathOf(".dockerignore"));

    public void Dispose() => _folders.ForEach(folder => folder.Dispose());
}
