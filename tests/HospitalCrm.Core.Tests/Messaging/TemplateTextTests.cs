using FluentValidation;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Tests.Messaging;

/// <summary>How a template's text is read and filled.</summary>
public sealed class TemplateTextTests
{
    [Fact]
    public void An_optional_part_without_a_value_leaves_no_sentence()
    {
        var text = TemplateText.Read(TemplateKind.Vaccine, "{宝宝姓名}家长您好，可接种{疫苗}。[国产{国产价}元/剂。][进口{进口价}元/剂。]");

        var both = Fill(text, ("name", "小宝"), ("vaccine", "水痘疫苗"), ("domestic-price", "136"), ("imported-price", "428.5"));
        var one = Fill(text, ("name", "小宝"), ("vaccine", "水痘疫苗"), ("imported-price", "428.5"));
        var none = Fill(text, ("name", "小宝"), ("vaccine", "水痘疫苗"));

        Assert.Equal("小宝家长您好，可接种水痘疫苗。国产136.00元/剂。进口428.50元/剂。", both);
        Assert.Equal("小宝家长您好，可接种水痘疫苗。进口428.50元/剂。", one);
        Assert.Equal("小宝家长您好，可接种水痘疫苗。", none);
    }

    [Theory]
    [InlineData("{患者姓名")]
    [InlineData("患者姓名}")]
    public void A_brace_that_is_not_closed_is_refused(string text) => Assert.Equal("Messaging.BraceOpen", CodeOf(text));

    [Theory]
    [InlineData("您好[，{医生}", "Messaging.BracketOpen")]
    [InlineData("您好，{医生}]", "Messaging.BracketOpen")]
    [InlineData("您好[，{医生}[{科室}]]", "Messaging.BracketsNested")]
    [InlineData("您好[，请留意]", "Messaging.OptionalWithoutPlaceholder")]
    [InlineData("您好，{床号}", "Messaging.UnknownPlaceholder")]
    public void What_cannot_be_meant_is_refused_by_name(string text, string code) => Assert.Equal(code, CodeOf(text));

    [Fact]
    public void A_value_the_text_needs_is_asked_for_by_its_key()
    {
        var text = TemplateText.Read(TemplateKind.Notice, "{姓名}您好，{内容}");

        var refused = Assert.Throws<RuleViolation>(() => Fill(text, ("name", "王芳")));

        Assert.Equal(("Messaging.ValueMissing", "text"), (refused.Code, refused.Args[0]));
    }

    [Theory]
    [InlineData("date", "2026-03-05", "3月5日")]
    [InlineData("date", "2026-12-31", "12月31日")]
    [InlineData("total", "185.8", "185.80")]
    public void Values_are_said_as_a_message_says_them(string key, string given, string said) =>
        Assert.Equal(said, ValueWords.Say(TemplateKinds.Of(TemplateKind.DailyBill).Find(key)!, given, []));

    [Fact]
    public void Amounts_are_said_in_the_customers_form()
    {
        var items = TemplateKinds.Of(TemplateKind.DailyBill).Find("items")!;

        var said = ValueWords.Say(items, new Dictionary<string, decimal> { ["床位费"] = 35, ["西药费"] = 126.8m }, []);

        Assert.Equal("床位费:35.00,西药费:126.80", said);
    }

    [Theory]
    [InlineData("date", "明天")]
    [InlineData("date", "2026-02-30")]
    [InlineData("total", "很多")]
    public void A_value_that_is_not_what_it_should_be_is_refused(string key, string given)
    {
        var name = TemplateKinds.Of(TemplateKind.DailyBill).Find(key)!;

        var refused = Assert.Throws<RuleViolation>(() => ValueWords.Say(name, given, []));

        Assert.Equal("Messaging.ValueUnreadable", refused.Code);
    }

    [Fact]
    public void A_value_cannot_pass_for_another_senders_signature_or_break_the_line()
    {
        var name = TemplateKinds.Of(TemplateKind.Notice).Find("text")!;

        Assert.Equal("（某银行）您的 卡", ValueWords.Say(name, "【某银行】您的\n卡", []));
    }

    [Fact]
    public void Braces_in_a_value_are_only_words()
    {
        var text = TemplateText.Read(TemplateKind.Notice, "{姓名}您好，{内容}");

        Assert.Equal("{内容}您好，[x]", Fill(text, ("name", "{内容}"), ("text", "[x]")));
    }

    [Fact]
    public void Every_text_the_product_brings_passes_its_own_rules()
    {
        var validator = new TemplateFormValidator(new ParameterValues(isRelaxed: false));

        var faults =
            from seed in TemplateDefaults.All
            let form = new TemplateForm { Code = seed.Code, Kind = seed.Kind, Name = seed.Name, Category = seed.Category, Text = seed.Text }
            from fault in validator.Validate(form).Errors
            select $"{seed.Code}: {fault.ErrorCode} {fault.PropertyName}";

        Assert.Empty(faults);
        Assert.Equal(TemplateDefaults.All.Count, TemplateDefaults.All.Select(seed => seed.Code).Distinct().Count());
    }

    [Fact]
    public void Every_kind_has_a_text_to_begin_with() =>
        Assert.Empty(Enum.GetValues<TemplateKind>().Except(TemplateDefaults.All.Select(seed => seed.Kind)));

    [Theory]
    [InlineData(MessageCategory.Notice, "您好", "【测试医院】您好")]
    [InlineData(MessageCategory.Promotion, "您好。", "【测试医院】您好。拒收请回复R")]
    [InlineData(MessageCategory.Promotion, "您好", "【测试医院】您好，拒收请回复R")]
    [InlineData(MessageCategory.Promotion, "您好，拒收请回复R", "【测试医院】您好，拒收请回复R")]
    [InlineData(MessageCategory.Notice, "【门诊】您好", "【门诊】您好")]
    public void Text_is_signed_and_what_advertises_says_how_to_refuse(MessageCategory category, string text, string dressed) =>
        Assert.Equal(dressed, TextDress.Put(text, "测试医院", category, null, "拒收请回复R"));

    private static string CodeOf(string text) => Assert.Throws<RuleViolation>(() => TemplateText.Read(TemplateKind.Revisit, text)).Code;

    private static string Fill(TemplateText text, params (string Key, string Value)[] values) =>
        text.Fill(name => ValueWords.Say(name, values.FirstOrDefault(value => value.Key == name.Key).Value, []));
}
