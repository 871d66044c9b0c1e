using System.Text.Json;
using BriefBot.Deliver.Batch;
using BriefBot.Tests.Corpus.Stories;

namespace BriefBot.Tests.Deliver.Batch;

public class StoriesTaskTests
{
    [Fact]
    public async Task Articles_on_the_same_event_have_a_number_in_common()
    {
        var articles = new NewsWire(51).Write(30);

        var clusters = await RunAsync([
            .. articles.Select(
                (article, i) =>
                    JsonSerializer.SerializeToUtf8Bytes(
                        new
                        {
                            id = $"n{i}",
                            title = article.Title,
                            body = article.Body,
                            published = article.Day.ToString("O"),
                            source = article.Source,
                        }
                    )
            ),
        ]);

        clusters.Select(line => line.Id).ShouldBe(articles.Select((_, i) => $"n{i}"));
        Partition
            .Agreement(clusters.ConvertAll(line => line.Cluster), articles.ConvertAll(article => article.Event))
            .ShouldBeGreaterThan(0.97);
        clusters[0].Cluster.ShouldBe(1);
    }

    [Fact]
    public async Task An_id_and_a_title_are_enough()
    {
        var clusters = await RunAsync(
            """{"id":7,"title":"Ferry to Lund sinks"}"""u8.ToArray(),
            """{"id":"b","title":"Ferry to Lund sinks","body":null,"published":"soon"}"""u8.ToArray()
        );

        clusters.ShouldBe([("7", 1), ("b", 1)]);
    }

    [Theory]
    [InlineData("""{"title":"Ferry sinks"}""", "\"id\" is missing or empty")]
    [InlineData("""{"id":"a","body":" "}""", "\"title\" and \"body\" are missing or empty")]
    [InlineData("""[1]""", "not a JSON object")]
    public void What_can_t_be_grouped_is_named(string line, string reason) =>
        Should.Throw<FormatException>(() => new StoriesTask().Read(System.Text.Encoding.UTF8.GetBytes(line))).Message.ShouldContain(reason);

    static async Task<List<(string Id, int Cluster)>> RunAsync(params byte[][] lines)
    {
        var task = new StoriesTask();
        var found = new List<(string, int)>();
        await foreach (var line in task.RunAsync([.. lines.Select(line => task.Read(line))], TestContext.Current.CancellationToken))
        {
            using var json = JsonDocument.Parse(line);
            found.Add((json.RootElement.GetProperty("id").GetString()!, json.RootElement.GetProperty("cluster").GetInt32()));
        }
        return found;
    }
}
