using System.Net;
using BriefBot.Ingest.Fetching;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Ingest.Fetching;

public sealed class SpecialNetworksTests
{
    static readonly string[] Networks =
    [
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "224.0.0.0/4",
        "240.0.0.0/4",
    ];

    static readonly AddressRules Rules = new(new FetchOptions(), new FetchLimits());

    [Theory]
    [
        InlineData("0.0.0.0", "0.255.255.255"),
        InlineData("10.0.0.0", "10.255.255.255"),
        InlineData("100.64.0.0", "100.127.255.255"),
        InlineData("127.0.0.0", "127.255.255.255")
    ]
    [
        InlineData("169.254.0.0", "169.254.255.255"),
        InlineData("172.16.0.0", "172.31.255.255"),
        InlineData("192.0.0.0", "192.0.0.255"),
        InlineData("192.0.2.0", "192.0.2.255")
    ]
    [
        InlineData("192.88.99.0", "192.88.99.255"),
        InlineData("192.168.0.0", "192.168.255.255"),
        InlineData("198.18.0.0", "198.19.255.255"),
        InlineData("198.51.100.0", "198.51.100.255")
    ]
    [InlineData("203.0.113.0", "203.0.113.255"), InlineData("224.0.0.0", "239.255.255.255"), InlineData("240.0.0.0", "255.255.255.255")]
    [
        InlineData("::", "::ffff"),
        InlineData("100::", "100::ffff:ffff:ffff:ffff"),
        InlineData("64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff"),
        InlineData("2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff")
    ]
    [
        InlineData("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"),
        InlineData("2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
        InlineData("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff")
    ]
    [
        InlineData("5f00::", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
        InlineData("fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
        InlineData("fe80::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")
    ]
    public void A_special_network_is_out_from_its_first_address_to_its_last(string first, string last)
    {
        SpecialNetworks.Objection(IPAddress.Parse(first), NetworkList.Empty).ShouldNotBeNull();
        SpecialNetworks.Objection(IPAddress.Parse(last), NetworkList.Empty).ShouldNotBeNull();
    }

    [Theory]
    [
        InlineData("1.0.0.0"),
        InlineData("9.255.255.255"),
        InlineData("11.0.0.0"),
        InlineData("100.63.255.255"),
        InlineData("100.128.0.0"),
        InlineData("126.255.255.255"),
        InlineData("128.0.0.0")
    ]
    [
        InlineData("169.253.255.255"),
        InlineData("169.255.0.0"),
        InlineData("172.15.255.255"),
        InlineData("172.32.0.0"),
        InlineData("192.167.255.255"),
        InlineData("192.169.0.0"),
        InlineData("198.17.255.255")
    ]
    [
        InlineData("198.20.0.0"),
        InlineData("223.255.255.255"),
        InlineData("8.8.8.8"),
        InlineData("2001:200::1"),
        InlineData("2606:4700::1111"),
        InlineData("2a00:1450:4001::1"),
        InlineData("64:ff9b::808:808"),
        InlineData("::ffff:8.8.8.8")
    ]
    public void The_public_internet_begins_right_beside_them(string address)
    {
        SpecialNetworks.Objection(IPAddress.Parse(address), NetworkList.Empty).ShouldBeNull();
    }

    [Fact]
    public void No_address_of_a_special_network_passes_in_any_notation()
    {
        var addresses = Gen.Elements(Networks.Select(IPNetwork.Parse).ToArray())
            .SelectMany(network => Gen.Choose(int.MinValue, int.MaxValue).Select(bits => Within(network, (uint)bits)));

        Prop.ForAll(
                addresses.ToArbitrary(),
                address =>
                {
                    foreach (var host in Notations(address))
                    {
                        // What .NET doesn't take for an address is a name, which is judged by what it leads to.
                        if (
                            !Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var uri)
                            || Rules.Check(uri, out var accepted) is not null
                        )
                            continue;
                        IPAddress.TryParse(accepted.IdnHost.Trim('[', ']'), out _).ShouldBeFalse(host);
                    }
                    foreach (var wrapped in Wrapped(address))
                        SpecialNetworks.Objection(wrapped, NetworkList.Empty).ShouldNotBeNull(wrapped.ToString());
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [
        InlineData("10.1.2.0/24", "10.1.2.9", true),
        InlineData("10.1.2.0/24", "10.1.3.9", false),
        InlineData("127.0.0.1", "127.0.0.1", true),
        InlineData("127.0.0.1", "::ffff:127.0.0.1", true)
    ]
    [InlineData("fd00:1::/32, 10.0.0.0/8", "fd00:1::5", true), InlineData("fd00:1::/32", "fd00:2::5", false)]
    public void Networks_that_the_operator_allows_pass_and_no_others(string allowed, string address, bool passes)
    {
        NetworkList.TryParse(allowed, out var list).ShouldBeTrue();

        (SpecialNetworks.Objection(IPAddress.Parse(address), list) is null).ShouldBe(passes);
    }

    [Theory]
    [
        InlineData("https://news.example:8443/"),
        InlineData("http://news.example:22/"),
        InlineData("https://user@news.example/"),
        InlineData("https://:secret@news.example/"),
        InlineData("file:///etc/passwd")
    ]
    [
        InlineData("ftp://news.example/"),
        InlineData("mailto:desk@news.example"),
        InlineData("javascript:alert(1)"),
        InlineData("data:text/html,hello"),
        InlineData("news/story")
    ]
    public void Addresses_that_nobody_publishes_news_at_are_refused(string address)
    {
        Rules.Check(new Uri(address, UriKind.RelativeOrAbsolute), out _).ShouldNotBeNull().Kind.ShouldBe(FetchFailure.AddressRefused);
    }

    [Theory]
    [
        InlineData("https://news.example./a#b", "https://news.example/a"),
        InlineData("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        InlineData("HTTP://NEWS.example:80/", "http://news.example/")
    ]
    public void Addresses_are_asked_for_in_one_spelling(string address, string asked)
    {
        Rules.Check(new Uri(address), out var accepted).ShouldBeNull();

        $"{accepted.Scheme}://{accepted.IdnHost}{accepted.PathAndQuery}".ShouldBe(asked);
        accepted.Fragment.ShouldBeEmpty();
    }

    static IPAddress Within(IPNetwork network, uint bits)
    {
        var start = Number(network.BaseAddress);
        var free = uint.MaxValue >> network.PrefixLength;
        return Address(start | (bits & free));
    }

    static IEnumerable<string> Notations(IPAddress address)
    {
        var number = Number(address);
        var bytes = address.GetAddressBytes();
        yield return address.ToString();
        yield return address + ".";
        yield return $"{number}";
        yield return $"0x{number:x}";
        yield return "0" + Convert.ToString(number, 8);
        yield return $"{bytes[0]}.{number & 0xFFFFFF}";
        yield return $"{bytes[0]}.{bytes[1]}.{number & 0xFFFF}";
        yield return string.Join('.', bytes.Select(part => $"0x{part:x}"));
        yield return string.Join('.', bytes.Select(part => "0" + Convert.ToString(part, 8)));
        yield return string.Join("%2e", bytes);
        yield return string.Concat(address.ToString().Select(c => $"%{(int)c:x2}"));
        yield return string.Concat(address.ToString().Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + '０') : '。'));
        foreach (var wrapped in Wrapped(address))
            yield return $"[{wrapped}]";
        yield return $"[::ffff:{address}]";
        yield return $"[::{address}%251]";
    }

    static IEnumerable<IPAddress> Wrapped(IPAddress address)
    {
        var number = Number(address);
        var (high, low) = (number >> 16, number & 0xFFFF);
        yield return address.MapToIPv6();
        foreach (
            var form in new[]
            {
                "::{0:x}:{1:x}",
                "::ffff:0:{0:x}:{1:x}",
                "64:ff9b::{0:x}:{1:x}",
                "64:ff9b:1::{0:x}:{1:x}",
                "2002:{0:x}:{1:x}::1",
                "2001:0:1:2:3:4:{0:x}:{1:x}",
                "fe80::5efe:{0:x}:{1:x}",
                "2a00:1:2:3:0:5efe:{0:x}:{1:x}",
            }
        )
            yield return IPAddress.Parse(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, high, low));
    }

    static uint Number(IPAddress address) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    static IPAddress Address(uint number)
    {
        var bytes = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes);
    }
}
