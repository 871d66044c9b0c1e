using BriefBot.Ingest;

namespace BriefBot.Tests.Ingest;

public class RawTextCleanerTests
{
    const string Opening =
        "The harbour council voted on Tuesday to close the old ferry terminal, ending a dispute that had lasted nine years.";
    const string Middle = "Councillors argued until midnight about the cost, which the treasurer put at four million pounds.";
    const string Ending = "A final hearing was expected in the spring, the clerk said.";

    static string Page(string furniture) => $"Council closes old ferry terminal\n\n{Opening}\n\n{furniture}\n\n{Middle}\n\n{Ending}";

    static string Story => $"{Opening}\n\n{Middle}\n\n{Ending}";

    [Theory]
    [InlineData("Advertisement")]
    [InlineData("ADVERTISEMENT")]
    [InlineData("- Advertisement -")]
    [InlineData("Story continues below advertisement")]
    [InlineData("Read more")]
    [InlineData("Read more »")]
    [InlineData("Read more: Ferries sold to island firm")]
    [InlineData("Also read: Ferries sold to island firm")]
    [InlineData("RELATED: Ferries sold to island firm")]
    [InlineData("Related: What the terminal meant to the town.")]
    [InlineData("See also: Ferries sold to island firm")]
    [InlineData("MORE:Ferries sold to island firm")]
    [InlineData("Subscribe to our newsletter")]
    [InlineData("Subscribe for fearless reporting from the coast.")]
    [InlineData("Sign up for our free morning briefing and get it in your inbox.")]
    [InlineData("If you’re tired of slow news, subscribe to The Shore.")]
    [InlineData("If you value what we do, please consider supporting our journalism.")]
    [InlineData("Enjoying this story? Become a member today.")]
    [InlineData("Help us keep the lights on: donate now.")]
    [InlineData("Already a member? Login.")]
    [InlineData("Already have an account? Sign in")]
    [InlineData("Log in")]
    [InlineData("You have read 3 of your 5 free articles. Subscribe now for unlimited access.")]
    [InlineData("To continue reading this article, create a free account.")]
    [InlineData("Share on Facebook | Tweet | Email")]
    [InlineData("Facebook Twitter WhatsApp Copy link")]
    [InlineData("ShareFacebookTwitterLinkedInEmailPrint")]
    [InlineData("Share this article")]
    [InlineData("Follow us on Instagram and X for more pictures.")]
    [InlineData("Follow Jo Roe on Twitter: @joroe")]
    [InlineData("Jo Roe covers the coast. Reach her at jo.roe@shore.example.")]
    [InlineData("The old terminal at dusk. File Photo by Jo Roe/UPI")]
    [InlineData("The old terminal at dusk. File Photo by Jo Roe/UPI | License Photo")]
    [InlineData("The old terminal at dusk. (Photo by Jo Roe/Getty Images)")]
    [InlineData("The old terminal at dusk. Jo Roe/AFP/Getty Images")]
    [InlineData("The old terminal at dusk (AP Photo/Jo Roe)")]
    [InlineData("Photo: Jo Roe/Agency")]
    [InlineData("Image via the harbour museum")]
    [InlineData("Photograph: Jo Roe/The Shore")]
    [InlineData("Credit: Jo Roe")]
    [InlineData("We use cookies to improve your experience. By clicking accept you agree to our policy.")]
    [InlineData("This website uses cookies.")]
    [InlineData("Accept all cookies")]
    [InlineData("© 2021 The Shore. All rights reserved.")]
    [InlineData("Copyright 2021 The Shore")]
    [InlineData("This material may not be published, broadcast, rewritten or redistributed.")]
    [InlineData("12 comments")]
    [InlineData("Comments (12)")]
    [InlineData("View comments")]
    [InlineData("1.2k shares")]
    [InlineData("5 min read")]
    [InlineData("Updated 3 hours ago")]
    [InlineData("World News // 3 hours ago")]
    [InlineData("Published: 3 November 2020 10:14 GMT")]
    [InlineData("Home | World | Politics | Business")]
    [InlineData("Home › News › Local")]
    [InlineData("World  Business  Technology  Opinion")]
    [InlineData("Home\n\nWorld\n\nPolitics\n\nBusiness")]
    [InlineData("Skip to main content")]
    [InlineData("Click here to download our app")]
    [InlineData("(Reporting by Jo Roe; editing by Ann Poe)")]
    [InlineData("This article was originally published by The Shore.")]
    [InlineData("* * *")]
    public void Page_furniture_never_reaches_the_body(string furniture) => RawTextCleaner.Clean(Page(furniture)).Body.ShouldBe(Story);

    [Theory]
    [InlineData("The paper said on Monday that it had gained 40,000 subscribers since it lowered the price of a digital subscription.")]
    [InlineData("Subscribers who sign up for the newsletter before June pay nothing, the publisher announced.")]
    [InlineData("\"Sign up for our newsletter,\" read a banner that the court found misleading.")]
    [InlineData("Advertisement spending fell by a tenth, according to the trade body.")]
    [InlineData("An advertisement for the terminal ran in three papers.")]
    [InlineData("The winning entry was a photo by Jo Roe of the harbour at night.")]
    [InlineData("Getty Images said it would appeal against the ruling.")]
    [InlineData("Copyright law has changed little since then, the judge noted.")]
    [InlineData("Cookies sold at the fair raised 900 pounds for the lifeboat.")]
    [InlineData("The company uses cookies to follow readers across sites, the regulator found.")]
    [InlineData("By Monday the water had reached the second step.")]
    [InlineData("Share prices fell on Facebook and Twitter after the report.")]
    [InlineData("Facebook and Twitter said they would comply.")]
    [InlineData("Members log in to vote, and the count is public.")]
    [InlineData("Read more books, the minister told the pupils.")]
    [InlineData("To volunteer, email harbour@shore.example before Friday.")]
    [InlineData("Related costs were not counted.")]
    [InlineData("Join or leave: that was the choice, the union said.")]
    [InlineData("Register early, the agency advised, because queues are long.")]
    [InlineData("Follow the money, prosecutors told the jury.")]
    [InlineData("What happens next?")]
    [InlineData("Economy")]
    [InlineData("Comments by the mayor drew laughter.")]
    [InlineData("Donations to the museum rose after its appeal for support.")]
    [InlineData("Correction: An earlier version of this article misstated the cost.")]
    [InlineData("Updated rules come into force three hours ago by the ship's clock, she joked.")]
    public void A_story_that_looks_like_furniture_stays(string paragraph) =>
        RawTextCleaner.Clean(Page(paragraph)).Body.ShouldBe($"{Opening}\n\n{paragraph}\n\n{Middle}\n\n{Ending}");

    [Fact]
    public void Title_byline_and_date_are_read_and_are_not_body()
    {
        var text = RawTextCleaner.Clean(
            $"The Shore\n\nCouncil closes old ferry terminal\n\nBy Jo Roe and Ann Poe, The Shore\nNov. 3, 2020 / 3:43 AM\n\n{Story}"
        );

        text.Title.ShouldBe("Council closes old ferry terminal");
        text.Author.ShouldBe("Jo Roe and Ann Poe");
        text.StatedDate!.Value.Date.ShouldBe(new DateOnly(2020, 11, 3));
        text.Body.ShouldBe(Story);
    }

    [Fact]
    public void Header_lines_give_metadata()
    {
        var text = RawTextCleaner.Clean(
            $"Title: Council closes old ferry terminal\nDate: 2020-11-03\nSource: The Shore\nURL: https://shore.example/1\n\n{Story}"
        );

        (text.Title, text.Source, text.Url).ShouldBe(("Council closes old ferry terminal", "The Shore", "https://shore.example/1"));
        text.StatedDate!.Value.Date.ShouldBe(new DateOnly(2020, 11, 3));
        text.Body.ShouldBe(Story);
    }

    [Fact]
    public void A_text_that_begins_with_its_story_has_no_title()
    {
        var text = RawTextCleaner.Clean(Story);

        text.Title.ShouldBeNull();
        text.Body.ShouldBe(Story);
    }

    [Fact]
    public void A_known_title_is_dropped_where_the_body_repeats_it_and_subheadings_stay()
    {
        var text = RawTextCleaner.Clean(
            $"Council closes old ferry terminal\n\nWhat was decided\n\n{Story}",
            "Council closes old ferry terminal"
        );

        text.Body.ShouldBe($"What was decided\n\n{Story}");
    }

    [Theory]
    [InlineData("Nov. 23 (UPI) -- ", null, 23, "UPI")]
    [InlineData("OSLO, Norway, Nov 23 (Reuters) - ", "OSLO, Norway", 23, "Reuters")]
    [InlineData("NEW YORK (AP) — ", "NEW YORK", null, "AP")]
    [InlineData("PARIS — ", "PARIS", null, null)]
    [InlineData("LONDON – ", "LONDON", null, null)]
    [InlineData("BEIJING, Nov. 23 (Xinhua) -- ", "BEIJING", 23, "Xinhua")]
    [InlineData("Paris, Nov 23 (AFP) – ", "Paris", 23, "AFP")]
    [InlineData("NEW DELHI, 23 November (ANI): - ", "NEW DELHI", 23, "ANI")]
    [InlineData("LIMA, Nov. 23, 2020 /PRNewswire/ -- ", "LIMA", 23, "PRNewswire")]
    [InlineData("(CNN) ", null, null, "CNN")]
    [InlineData("(CNN)", null, null, "CNN")]
    [InlineData("Doha, Qatar CNN — ", "Doha, Qatar", null, "CNN")]
    [InlineData("ST. JOHN'S, N.L. (The Canadian Press) — ", "ST. JOHN'S, N.L", null, "The Canadian Press")]
    public void A_dateline_is_recorded_and_cut(string dateline, string? place, int? day, string? agency)
    {
        var text = RawTextCleaner.Clean(dateline + Story, "Council closes old ferry terminal");

        text.Body.ShouldBe(Story);
        (text.Dateline!.Place, text.Dateline.Date?.Day, text.Dateline.Agency).ShouldBe((place, day, agency));
    }

    [Theory]
    [InlineData("UPDATE — The council met again on Tuesday.")]
    [InlineData("The council — which met on Tuesday — said nothing.")]
    [InlineData("Nov. 23 was the day that nobody forgot.")]
    [InlineData("Jo Roe - The writer of this page - died on Tuesday.")]
    [InlineData("COVID-19 — The disease closed the terminal.")]
    public void What_only_looks_like_a_dateline_stays(string paragraph) =>
        RawTextCleaner.Clean($"{paragraph}\n\n{Story}", "Council closes old ferry terminal").Body.ShouldStartWith(paragraph);

    [Theory]
    [InlineData("…")]
    [InlineData("Already a member? Login.Advertisement")]
    public void Glued_furniture_alone_is_dropped(string line) => RawTextCleaner.Clean(Page(line)).Body.ShouldBe(Story);

    [Fact]
    public void Furniture_glued_to_a_paragraph_is_cut_off() =>
        RawTextCleaner
            .Clean($"Council closes old ferry terminal\n\n{Opening}Advertisement\n\nAdvertisement{Middle}\n\n{Ending} Read more")
            .Body.ShouldBe(Story);

    [Fact]
    public void A_credit_glued_to_the_next_paragraph_is_cut_off() =>
        RawTextCleaner
            .Clean(
                $"Council closes old ferry terminal\n\n{Opening}\n\nThe old terminal at dusk. Photo by Jo Roe/Shore "
                    + $"Star{Middle}\n\n{Ending}"
            )
            .Body.ShouldBe(Story);

    [Fact]
    public void A_caption_that_is_repeated_before_its_credit_goes_with_it()
    {
        const string caption = "The old terminal stood empty on Tuesday while the council met.";

        RawTextCleaner.Clean(Page($"{caption}\n{caption} File Photo by Jo Roe/UPI")).Body.ShouldBe(Story);
    }

    [Fact]
    public void A_caption_on_the_line_above_its_credit_goes_with_it() =>
        RawTextCleaner.Clean(Page("The old terminal stood empty on Tuesday.\nPhotograph: Jo Roe/The Shore")).Body.ShouldBe(Story);

    [Theory]
    [InlineData("Dockers, right, wait for a boat at the old terminal on Monday")]
    [InlineData("The treasurer, left, and the clerk are seen on the pier on Monday.")]
    [InlineData("A view of the old terminal from the island.")]
    public void A_caption_that_is_a_paragraph_above_its_credit_goes_with_it(string caption) =>
        RawTextCleaner.Clean(Page($"{caption}\n\nPhoto by Jo Roe")).Body.ShouldBe(Story);

    [Theory]
    [InlineData("The vote was the last before the summer recess.")]
    [InlineData("What the vote means for the island and its ferries")]
    [InlineData("When the last boat left, the lamps on the pier were put out.")]
    [InlineData("The clerk said that the terminal had been seen as a burden for years.")]
    [InlineData("Ferries to the island sailed as planned, with fewer people than usual aboard.")]
    public void A_sentence_above_a_credit_that_is_another_paragraph_stays(string sentence) =>
        RawTextCleaner.Clean(Page($"{sentence}\n\nPhoto by Jo Roe")).Body.ShouldContain(sentence);

    [Theory]
    [InlineData("Sign up for our newsletter.")]
    [InlineData("Subscribe now for unlimited access!")]
    [InlineData("Support our journalism. Donate today.")]
    [InlineData("If you value stories like this, please consider supporting our work. Subscribe today.")]
    public void A_plea_at_the_end_of_a_paragraph_is_cut_off_and_the_paragraph_stays(string plea) =>
        RawTextCleaner
            .Clean($"Council closes old ferry terminal\n\n{Opening} {Middle} {plea}\n\n{Ending}")
            .Body.ShouldBe($"{Opening} {Middle}\n\n{Ending}");

    [Theory]
    [InlineData("The Pier is the weekly letter of the coastal desk. Subscribe now for free.")]
    [InlineData("Jo Roe writes about ferries and ports for the coastal desk. Follow us on Twitter: @shore")]
    public void What_introduces_a_plea_goes_with_it(string paragraph) => RawTextCleaner.Clean(Page(paragraph)).Body.ShouldBe(Story);

    [Fact]
    public void A_list_item_above_a_credit_stays() =>
        RawTextCleaner.Clean(Page("Treasurer: Ida Holm of the island list (retiring)\n\nPhoto by Jo Roe")).Body.ShouldContain("Ida Holm");

    [Theory]
    [InlineData("Residents were told to register with the port by Friday, and to follow the signs to the new pier.")]
    [InlineData("The union asked its members for gifts. \"Donate now,\" its letter began.")]
    [InlineData("The firm sold ferries and newsletters for years. Subscribers to both were few, the clerk said.")]
    public void A_paragraph_whose_end_tells_of_pleas_stays_whole(string paragraph) =>
        RawTextCleaner.Clean(Page(paragraph)).Body.ShouldContain(paragraph);

    [Fact]
    public void Headlines_under_latest_headlines_are_dropped() =>
        RawTextCleaner
            .Clean(
                $"Council closes old ferry terminal\n\n{Story}\n\nLatest Headlines\n\nFerry strike enters its second week\n2 "
                    + "hours ago\n\nMuseum finds lost atlas in its own attic\n3 hours ago"
            )
            .Body.ShouldBe(Story);

    [Fact]
    public void The_story_goes_on_after_a_list_of_links() =>
        RawTextCleaner
            .Clean(
                $"Council closes old ferry terminal\n\n{Opening}\n\nRelated stories\n\nFerry strike enters its second "
                    + $"week\n\nMuseum finds lost atlas\n\n{Middle}\n\n{Ending}"
            )
            .Body.ShouldBe(Story);

    [Fact]
    public void A_plea_that_comes_twice_is_dropped()
    {
        const string plea = "Stand with the coast and its people, join The Shore.";

        RawTextCleaner
            .Clean($"Council closes old ferry terminal\n\n{plea}\n\n{Opening}\n\n{Middle}\n\n{Ending}\n\n{plea}")
            .Body.ShouldBe(Story);
    }

    [Fact]
    public void An_imperative_between_furniture_is_dropped() =>
        RawTextCleaner
            .Clean(
                $"Council closes old ferry terminal\n\n{Story}\n\nRead more\n\nJoin the fight for cleaner harbours and quieter "
                    + "nights.\n\nAlready a member? Login."
            )
            .Body.ShouldBe(Story);

    [Fact]
    public void A_paragraph_told_twice_is_kept_once() => RawTextCleaner.Clean(Page(Opening)).Body.ShouldBe(Story);

    [Fact]
    public void Questions_and_table_lines_that_come_again_stay()
    {
        const string table =
            "How would you pay for the new pier?\n\n• Party: Harbour First\n\nHow would you pay for the new pier?\n\n• Party: "
            + "Harbour First\n\nHow would you pay for the new pier?\n\n• Party: Harbour First";

        RawTextCleaner.Clean(Page(table)).Body.ShouldContain(table);
    }

    [Fact]
    public void Hard_wrapped_lines_are_joined()
    {
        var wrapped = string.Join("\n\n", Story.Split("\n\n").Select(p => Wrap(p, 48)));

        RawTextCleaner.Clean($"Council closes old ferry terminal\n\n{wrapped}\n").Body.ShouldBe(Story);
    }

    [Fact]
    public void Nothing_but_furniture_gives_an_empty_body() =>
        RawTextCleaner.Clean("Advertisement\n\nRead more\n\nLog in").Body.ShouldBeEmpty();

    [Fact]
    public void Cleaning_a_clean_body_changes_nothing() => RawTextCleaner.Clean(Story, "t").Body.ShouldBe(Story);

    [Theory]
    [InlineData("quiet-harbour")]
    [InlineData("wire-storm")]
    [InlineData("broadsheet-orchestra")]
    public void Golden_pages_are_cleaned_as_reviewed(string name)
    {
        var text = RawTextCleaner.Clean(TextDecoder.Tidy(Golden.Input($"{name}.raw.txt")));

        var date = text.StatedDate ?? text.Dateline?.Date;
        Golden.ShouldMatch(
            $"title: {text.Title}\nauthor: {text.Author}\nsource: {text.Source}\nplace: {text.Dateline?.Place}\nagency: "
                + $"{text.Dateline?.Agency}\ndate: {date?.Year}-{date?.Month}-{date?.Day}\n\n{text.Body}\n",
            $"{name}.clean.txt"
        );
    }

    static string Wrap(string paragraph, int width)
    {
        var wrapped = new System.Text.StringBuilder();
        var column = 0;
        foreach (var word in paragraph.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                wrapped.Append('\n');
                column = 0;
            }
            else if (column > 0)
            {
                wrapped.Append(' ');
                column++;
            }
            wrapped.Append(word);
            column += word.Length;
        }
        return wrapped.ToString();
    }
}
