using System.Net.Sockets;
using System.Text;
using BriefBot.Tests.Host.Web.Administration;

namespace BriefBot.Tests.Host.Web;

/// <summary>Requests that no client sends: paths that climb, lines that are too long, bodies that don't come.</summary>
public sealed class RawRequestTests
{
    const string Token = "0123456789abcdef";

    [Theory]
    [InlineData("/../../../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/..%5c..%5cetc%5cpasswd")]
    [InlineData("/..%c0%af..%c0%afetc/passwd")]
    [InlineData("/briefbot.css/../../../etc/passwd")]
    [InlineData("/briefbot.css%00/../admin")]
    [InlineData("/health/../admin")]
    [InlineData("/health/%2e%2e/admin")]
    [InlineData("/health%2f..%2fadmin")]
    [InlineData("/login/..%2fadmin")]
    [InlineData("/login/../admin/settings")]
    [InlineData("//admin")]
    [InlineData("/./admin")]
    [InlineData("/ADMIN")]
    [InlineData("/admin;/login")]
    [InlineData("/admin%20")]
    [InlineData("/article/1/../../admin")]
    [InlineData("http://elsewhere.example/admin")]
    public async Task No_path_leads_around_the_log_in_or_out_of_the_pages(string target)
    {
        await using var host = await AdministeredHost.StartAsync(settings => settings.Web.Token = Token);

        var answer = await SendAsync(host, $"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 4");
        answer.ShouldNotContain("root:");
        answer.ShouldNotContain("Administration");
        answer.ShouldNotContain(Token);
    }

    [Theory]
    [InlineData("GET /?q={0} HTTP/1.1\r\nHost: localhost\r\n\r\n", "414")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {0}\r\n\r\n", "431")]
    [InlineData("GET / HTTP/1.1\r\nHost: local\u0001host\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere\r\n\r\n", "400")]
    [InlineData("POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n", "413")]
    [InlineData("POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "4")]
    [InlineData("NONSENSE\r\n\r\n", "400")]
    public async Task What_is_too_big_or_malformed_is_refused_and_the_host_goes_on(string request, string status)
    {
        await using var host = await AdministeredHost.StartAsync();

        var answer = await SendAsync(host, request.Replace("{0}", new string('a', 40_000), StringComparison.Ordinal));

        answer.ShouldStartWith($"HTTP/1.1 {status}");
        (await host.GetAsync("/health/live")).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_not_waited_for()
    {
        await using var host = await AdministeredHost.StartAsync(settings => settings.Web.RequestTimeout = TimeSpan.FromMilliseconds(300));

        var answer = await SendAsync(
            host,
            "POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{\"question\":"
        );

        answer.ShouldMatch("^(HTTP/1.1 [45][0-9][0-9]|$)");
        (await host.GetAsync("/health/live")).IsSuccessStatusCode.ShouldBeTrue();
    }

    // All that is answered until the host closes the connection or has said what it thinks.
    static async Task<string> SendAsync(AdministeredHost host, string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", new Uri(host.Address).Port, AdministeredHost.Stop);
        var stream = connection.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), AdministeredHost.Stop);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            if (request.Contains("Connection: close", StringComparison.Ordinal))
                return await reader.ReadToEndAsync(AdministeredHost.Stop);
            return await reader.ReadLineAsync(AdministeredHost.Stop) ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
