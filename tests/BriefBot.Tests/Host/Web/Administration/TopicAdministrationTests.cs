using System.Net;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;

namespace BriefBot.Tests.Host.Web.Administration;

/// <summary>Topics and schedules in the browser, over real sockets.</summary>
public class TopicAdministrationTests
{
    [Fact]
    public async Task A_topic_is_saved_counted_changed_and_removed()
    {
        await using var host = await AdministeredHost.StartAsync();
        await host.StoreAsync("Ferry line returns", "The ferry line between Sund and Orra returns in June.");

        await host.PageAsync("/admin/topics/edit");
        var list = await host.DoneAsync(
            "/admin/topics",
            ("name", "Ports & <b>ferries"),
            ("include", "ferry, harbour"),
            ("exclude", "potato")
        );
        var form = await host.PageAsync("/admin/topics/edit?name=ports+%26+%3Cb%3Eferries");
        await host.DoneAsync(
            "/admin/topics",
            ("old", "Ports & <b>ferries"),
            ("name", "Ferries"),
            ("include", "ferry"),
            ("sources", "Orra Post")
        );
        var asked = await host.PageAsync("/admin/topics/remove?name=ferries");
        var changed = await host.Stores.Topics.FindAsync(host.Home, "Ferries", AdministeredHost.Stop);
        var removed = await host.DoneAsync("/admin/topics/remove", ("name", "Ferries"));

        list.ShouldContain("Ports &amp; &lt;b&gt;ferries</a>");
        list.ShouldContain("<td>1</td>");
        form.ShouldContain("value=\"ferry, harbour\"");
        form.ShouldContain("1 article");
        asked.ShouldContain("<input type=\"hidden\" name=\"name\" value=\"Ferries\"");
        changed!.Include.ShouldBe(["ferry"]);
        changed.Exclude.ShouldBeEmpty();
        changed.Sources.ShouldBe(["Orra Post"]);
        removed.ShouldContain("It is removed.");
        (await host.Stores.Topics.ListAsync(host.Home, AdministeredHost.Stop)).ShouldBeEmpty();
        (await host.GetAsync("/admin/topics/edit?name=nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_topic_that_cannot_be_saved_is_refused_and_stands_in_the_form_again()
    {
        await using var host = await AdministeredHost.StartAsync();
        await host.Stores.Topics.AddAsync(host.Home, new("Ferries") { Include = ["ferry"] }, AdministeredHost.Stop);

        foreach (
            var (name, include, reason) in new[]
            {
                ("FERRIES", "boat", "a topic of that name already"),
                ("", "boat", "role=\"alert\""),
                ("Boats", "!!!", "holds no word"),
                (new string('a', 61), "boat", "role=\"alert\""),
                (AdministeredHost.Hostile, "<script>", "role=\"alert\""),
            }
        )
        {
            var response = await host.PostAsync("/admin/topics", ("name", name), ("include", include));
            var html = await response.Content.ReadAsStringAsync(AdministeredHost.Stop);

            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, name);
            html.ShouldContain(reason);
            AdministeredHost.ShouldBeHarmless(html);
        }
    }

    [Fact]
    public async Task What_a_topic_tells_at_once_is_shown_and_stopped()
    {
        await using var host = await AdministeredHost.StartAsync();
        var (schedules, now) = (host.Stores.Schedules, TimeProvider.System.GetUtcNow());
        await host.Stores.Topics.AddAsync(host.Home, new("Ferries") { Include = ["ferry"] }, AdministeredHost.Stop);
        var place = new ChatPlace("discord", "1150000000000000001");
        await schedules.AddAsync(ScheduleDraft.Alert(host.Home, "Ferries", place), now, now, AdministeredHost.Stop);

        var list = await host.PageAsync("/admin/topics");
        var listed = await host.PageAsync("/admin/schedules");
        var stopped = await host.DoneAsync("/admin/topics/alert-off", ("name", "Ferries"));
        var again = await host.DoneAsync("/admin/topics/alert-off", ("name", "Ferries"));

        list.ShouldContain("1150000000000000001");
        listed.ShouldNotContain("1150000000000000001");
        stopped.ShouldNotContain("1150000000000000001");
        again.ShouldContain("gone already");
        (await schedules.AlertsAsync(host.Home, AdministeredHost.Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_schedule_is_made_previewed_paused_and_removed()
    {
        await using var host = await AdministeredHost.StartAsync();
        await host.Stores.Topics.AddAsync(host.Home, new("Ferries") { Include = ["ferry"] }, AdministeredHost.Stop);
        await host.StoreAsync(
            "Ferry <i>line</i> returns",
            "The ferry line between Sund and Orra returns in June, operator Nina Falk said.",
            draft => draft with { Published = PublicationDate.Stated(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)) }
        );
        await host.Stores.Stories.PlaceAllAsync(AdministeredHost.Stop);

        var made = await host.DoneAsync(
            "/admin/schedules",
            ("channel", "1150000000000000001"),
            ("time", "08:00"),
            ("zone", "europe/berlin"),
            ("days", "mon-fri"),
            ("topic", "Ferries"),
            ("quiet", "line")
        );
        var schedule = (await host.Stores.Schedules.ListAsync(host.Home, AdministeredHost.Stop)).Single();
        var path = $"/admin/schedules/{schedule.Id}";
        var list = await host.PageAsync("/admin/schedules");
        var preview = await (await host.PostAsync($"{path}/preview")).Content.ReadAsStringAsync(AdministeredHost.Stop);
        var paused = await host.DoneAsync($"{path}/pause");
        var resumed = await host.DoneAsync($"{path}/resume");
        var now = await host.DoneAsync($"{path}/now");
        var inUse = await host.PostAsync("/admin/topics/remove", ("name", "Ferries"));
        await host.PageAsync($"{path}/remove");
        var removed = await host.DoneAsync($"{path}/remove");

        schedule.What.QuietLine.ShouldBe(true);
        made.ShouldContain("mon-fri, 08:00 (Europe/Berlin)");
        list.ShouldContain($"href=\"{path}\"");
        preview.ShouldContain("Ferry &lt;i&gt;line&lt;/i&gt; returns");
        preview.ShouldContain("class=\"cite\" href=\"/article/");
        AdministeredHost.ShouldBeHarmless(preview);
        paused.ShouldContain("It is paused.");
        resumed.ShouldContain("It goes on.");
        now.ShouldContain("<li>");
        now.ShouldContain(": waits");
        inUse.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        removed.ShouldContain("It is removed.");
        (await host.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.PostAsync($"{path}/preview")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.DoneAsync($"{path}/pause")).ShouldContain("gone already");
    }

    [Theory]
    [InlineData("general", "08:00", "Europe/Berlin", "daily", "no channel")]
    [InlineData("1150000000000000001", "soon", "Europe/Berlin", "daily", "no time of day")]
    [InlineData("1150000000000000001", "08:00", "<script>", "daily", "no time zone")]
    [InlineData("1150000000000000001", "08:00", "Europe/Berlin", "never", "are no days")]
    [InlineData("", "", "", "", "no channel")]
    public async Task A_schedule_that_cannot_be_made_is_refused(string channel, string time, string zone, string days, string reason)
    {
        await using var host = await AdministeredHost.StartAsync();

        var response = await host.PostAsync("/admin/schedules", ("channel", channel), ("time", time), ("zone", zone), ("days", days));
        var html = await response.Content.ReadAsStringAsync(AdministeredHost.Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        html.ShouldContain(reason);
        AdministeredHost.ShouldBeHarmless(html);
        (await host.Stores.Schedules.ListAsync(host.Home, AdministeredHost.Stop)).ShouldBeEmpty();
    }
}
