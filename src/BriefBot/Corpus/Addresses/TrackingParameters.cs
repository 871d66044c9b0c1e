using System.Collections.Frozen;

namespace BriefBot.Corpus.Addresses;

/// <summary>
/// Parameters that tell how a reader came, or which session it is, and never which article. A doubtful one stays: two keys for one
/// article are found to be the same by its text, while one key for two would lose an article.
/// </summary>
static class TrackingParameters
{
    static readonly FrozenSet<string> Names = (
        "fbclid gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid msclkid yclid ymclid twclid ttclid igshid igsh "
        + "li_fat_id epik srsltid scclid rdt_cid "
        + "mc_cid mc_eid mkt_tok _hsenc _hsmi __hssc __hstc __hsfp hsctatracking _ga _gl _ke _kx _openstat oly_enc_id oly_anon_id "
        + "vero_id vero_conv ef_id s_kwcid sc_cid s_cid wt_mc wt.mc_id wtmc trk trkcampaign "
        + "fb_action_ids fb_action_types fb_source fb_ref action_object_map action_type_map action_ref_map ns_source ns_mchannel "
        + "ns_campaign ns_linkname ns_fee xtor cmpid cmp ocid ncid smid smtyp icid intcid "
        + "ref_src ref_url referrer referer guccounter guce_referrer guce_referrer_sig __twitter_impression __tn__ spm amp "
        + "amp_js_v amp_gsa usqp _amp isamp "
        + "phpsessid jsessionid sessionid session_id aspsessionid cfid cftoken"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static readonly string[] Prefixes = ["utm_", "at_", "mtm_", "matomo_", "pk_", "piwik_", "hsa_", "aspsessionid"];

    // Often the page one came from, sometimes a number that says which page to show: dropped only without a digit.
    static readonly FrozenSet<string> WordsOnly = "ref via source from partner campaign share"
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // The kind of page: for AMP it is a copy of the same.
    static readonly FrozenSet<string> Layouts = "outputtype output view format type"
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when the parameter has no say in which article an address leads to.</summary>
    public static bool Is(string name, string value)
    {
        if (Names.Contains(name) || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            return true;
        if (Layouts.Contains(name))
            return value.Equals("amp", StringComparison.OrdinalIgnoreCase);
        if (name.Equals("sid", StringComparison.OrdinalIgnoreCase))
            return value.Length >= 26 && value.All(char.IsAsciiLetterOrDigit);
        return WordsOnly.Contains(name) && !value.Any(char.IsAsciiDigit) && !value.Contains('%', StringComparison.Ordinal);
    }
}
