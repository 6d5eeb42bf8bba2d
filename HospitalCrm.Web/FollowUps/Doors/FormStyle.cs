namespace HospitalCrm.Web.FollowUps.Doors;

/// <summary>The form's whole style, in the document itself: on a slow network one answer is all there is to wait for. It numbers the questions, too: a closed branch leaves no gap.</summary>
internal static class FormStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--page:#f3f5f8;--card:#fff;--line:#8b98a8;--soft:#dde3ea;--text:#1b2430;--quiet:#4d5868;--accent:#1560b7;--accent-soft:#e6f0fb;--on:#fff;--bad:#b3261e;--bad-soft:#fdeceb;--good:#1a6b34;--good-soft:#e2f3e7}
        @media(prefers-color-scheme:dark){:root{--page:#12161c;--card:#1a2029;--line:#6f7e92;--soft:#2e3845;--text:#e4e9f0;--quiet:#b4c0cf;--accent:#8cbcf2;--accent-soft:#20344d;--on:#0a1b2e;--bad:#ff9d95;--bad-soft:#43211f;--good:#86d69d;--good-soft:#16331f}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;scroll-padding-top:16px}
        body{margin:0;background:var(--page);color:var(--text);font:400 19px/1.55 "PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif;overflow-wrap:anywhere}
        header,main,footer{max-width:640px;margin:0 auto;padding:0 16px}
        header{padding-top:18px}
        .hospital{margin:0;color:var(--quiet);font-size:18px}
        h1{margin:2px 0 12px;font-size:26px;line-height:1.3}
        h2{margin:24px 0 12px;font-size:22px;line-height:1.35}
        p{margin:0 0 12px}
        .card{margin:0 0 14px;padding:16px;border:1px solid var(--soft);border-radius:12px;background:var(--card)}
        form{counter-reset:q}
        .q{counter-increment:q}
        .q>.ask::before{content:counter(q) ". "}
        fieldset.card{min-width:0}
        legend.ask{float:left;width:100%;margin:0 0 10px;padding:0}
        legend.ask+*{clear:both}
        .ask{display:block;margin:0 0 10px;font-size:20px;font-weight:600;line-height:1.45}
        .must{color:var(--bad);font-weight:400;font-size:18px;white-space:nowrap}
        .aside{color:var(--quiet);font-size:18px}
        .row{margin:0 0 16px;padding:0;border:0;min-width:0}
        .row>legend{padding:0;margin:0 0 6px}
        .choice{display:flex;align-items:center;gap:12px;min-height:52px;margin:0 0 8px;padding:8px 14px;border:1px solid var(--line);border-radius:10px;cursor:pointer}
        .choice:has(:checked){border-color:var(--accent);background:var(--accent-soft);box-shadow:inset 0 0 0 1px var(--accent)}
        .choice input{flex:none;width:24px;height:24px;margin:0;accent-color:var(--accent)}
        .scale{display:grid;grid-template-columns:repeat(6,1fr);gap:8px}
        .scale .choice{justify-content:center;flex-direction:column;gap:4px;margin:0;padding:8px 2px}
        .line{display:flex;align-items:center;gap:10px}
        input.text,textarea{width:100%;min-height:52px;padding:10px 14px;border:1px solid var(--line);border-radius:10px;background:var(--card);color:var(--text);font:inherit;font-size:20px}
        textarea{min-height:120px;line-height:1.5}
        .line input.text{flex:1;min-width:0}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        .problem{display:block;margin:8px 0 0;color:var(--bad);font-weight:600}
        .has-problem{border-color:var(--bad)}
        .note{padding:14px 16px;border-radius:12px;margin:0 0 14px}
        .bad{background:var(--bad-soft);color:var(--bad)}
        .good{background:var(--good-soft);color:var(--good)}
        .note a{color:inherit}
        .note ul{margin:6px 0 0;padding-left:22px}
        button,.call{display:block;width:100%;min-height:56px;padding:12px 16px;border:0;border-radius:12px;background:var(--accent);color:var(--on);font:inherit;font-size:21px;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
        .call{margin:0 0 12px;background:var(--bad);color:var(--on)}
        .call.plain{background:var(--card);color:var(--accent);border:1px solid var(--accent)}
        footer{padding-top:6px;padding-bottom:32px;color:var(--quiet);font-size:18px}
        """;
}
