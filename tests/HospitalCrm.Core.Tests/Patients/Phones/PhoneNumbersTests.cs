using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Tests.Patients.Phones;

public sealed class PhoneNumbersTests
{
    private static readonly NumberingPlan Beijing = new("010", OutsidePrefix: null);
    private static readonly NumberingPlan BehindNine = new("010", "9");
    private static readonly NumberingPlan Hangzhou = new("0571", "9");

    [Theory]
    [InlineData("13800138000")]
    [InlineData("013800138000")]
    [InlineData("+8613800138000")]
    [InlineData("008613800138000")]
    [InlineData("8613800138000")]
    [InlineData("1795113800138000")]
    [InlineData("17951013800138000")]
    [InlineData("1259313800138000")]
    [InlineData("+861795113800138000")]
    [InlineData("１３８００１３８０００")]
    [InlineData("（＋８６）１３８－００１３－８０００")]
    [InlineData("١٣٨٠٠١٣٨٠٠٠")]
    [InlineData("tel:+86-138-0013-8000")]
    [InlineData("sip:013800138000@10.1.1.5;user=phone")]
    [InlineData("SIP:13800138000:secret@10.1.1.5:5060")]
    [InlineData("\"张三\" <sip:+8613800138000@ims.example.org;user=phone>;tag=1")]
    [InlineData("138.0013.8000")]
    [InlineData(" 138 0013 8000 ")]
    [InlineData("\u200E138\u202C00138\0000")]
    [InlineData("138\t0013\u30008000")]
    [InlineData("13800138000转")]
    public void Every_spelling_of_a_mobile_number_is_one_number(string raw)
    {
        var number = PhoneNumbers.Normalise(raw, Beijing);

        Assert.Equal(("13800138000", PhoneKind.Mobile, null), (number.Text, number.Kind, number.Extension));
    }

    [Theory]
    [InlineData("58781234")]
    [InlineData("5878-1234")]
    [InlineData("(010)58781234")]
    [InlineData("010/58781234")]
    [InlineData("010-5878-1234")]
    [InlineData("+861058781234")]
    [InlineData("+8601058781234")]
    [InlineData("861058781234")]
    [InlineData("86-10-58781234")]
    [InlineData("0086-10-58781234")]
    [InlineData("1795101058781234")]
    public void Every_spelling_of_a_landline_is_one_number(string raw)
    {
        var number = PhoneNumbers.Normalise(raw, Beijing);

        Assert.Equal(("01058781234", PhoneKind.Landline, null), (number.Text, number.Kind, number.Extension));
    }

    [Theory]
    [InlineData("913800138000", "13800138000", PhoneKind.Mobile)]
    [InlineData("9013800138000", "13800138000", PhoneKind.Mobile)]
    [InlineData("9+8613800138000", "9+8613800138000", PhoneKind.Raw)]
    [InlineData("958781234", "01058781234", PhoneKind.Landline)]
    [InlineData("90085223456789", "+85223456789", PhoneKind.International)]
    [InlineData("94008123456", "4008123456", PhoneKind.Service)]
    [InlineData("95588", "95588", PhoneKind.ShortCode)]
    [InlineData("9110", "9110", PhoneKind.Extension)]
    [InlineData("95878", "95878", PhoneKind.ShortCode)]
    [InlineData("91234567", "91234567", PhoneKind.Raw)]
    public void The_outside_prefix_is_taken_off_only_before_a_whole_number(string raw, string text, PhoneKind kind)
    {
        var number = PhoneNumbers.Normalise(raw, BehindNine);

        Assert.Equal((text, kind), (number.Text, number.Kind));
    }

    [Theory]
    [InlineData("913800138000")]
    [InlineData("9013800138000")]
    [InlineData("958781234")]
    public void Without_an_outside_prefix_nothing_is_taken_off(string raw)
    {
        var number = PhoneNumbers.Normalise(raw, Beijing);

        Assert.Equal((raw, PhoneKind.Raw), (number.Text, number.Kind));
    }

    [Theory]
    [InlineData("013800138000", "13800138000")]
    [InlineData("0013800138000", "13800138000")]
    [InlineData("001058781234", "01058781234")]
    public void An_exchange_that_dials_zero_first_is_understood_too(string raw, string text)
    {
        var number = PhoneNumbers.Normalise(raw, new("010", "0"));

        Assert.Equal(text, number.Text);
    }

    [Theory]
    [InlineData("0571-63663699-5859", "057163663699", "5859")]
    [InlineData("010-58781234转8001", "01058781234", "8001")]
    [InlineData("010-58781234-转 8001", "01058781234", "8001")]
    [InlineData("010-58781234(转8001)", "01058781234", "8001")]
    [InlineData("010-58781234转分机号：8001", "01058781234", "8001")]
    [InlineData("58781234 ext. 8001", "01058781234", "8001")]
    [InlineData("58781234x12", "01058781234", "12")]
    [InlineData("58781234#12", "01058781234", "12")]
    [InlineData("5878-1234-567", "01058781234", "567")]
    [InlineData("400-812-3456-1", "4008123456", "1")]
    [InlineData("17012345678-1234", "17012345678", "1234")]
    [InlineData("0793-8221234-8", "07938221234", "8")]
    [InlineData("+85223456789转5", "+85223456789", "5")]
    [InlineData("tel:+86-10-5878-1234;ext=8001", "01058781234", "8001")]
    public void An_extension_is_kept_apart(string raw, string text, string extension)
    {
        var number = PhoneNumbers.Normalise(raw, Beijing);

        Assert.Equal((text, extension), (number.Text, number.Extension));
    }

    [Theory]
    [InlineData("400-812-3456", "4008123456", PhoneKind.Service)]
    [InlineData("8008123456", "8008123456", PhoneKind.Service)]
    [InlineData("+864008123456", "4008123456", PhoneKind.Service)]
    [InlineData("95588", "95588", PhoneKind.ShortCode)]
    [InlineData("96123", "96123", PhoneKind.ShortCode)]
    [InlineData("10086", "10086", PhoneKind.ShortCode)]
    [InlineData("+8610086", "10086", PhoneKind.ShortCode)]
    [InlineData("12345", "12345", PhoneKind.ShortCode)]
    [InlineData("110", "110", PhoneKind.ShortCode)]
    [InlineData("119", "119", PhoneKind.ShortCode)]
    [InlineData("120", "120", PhoneKind.ShortCode)]
    [InlineData("8001", "8001", PhoneKind.Extension)]
    [InlineData("sip:8001@10.1.1.5", "8001", PhoneKind.Extension)]
    [InlineData("12", "12", PhoneKind.Extension)]
    [InlineData("+85223456789", "+85223456789", PhoneKind.International)]
    [InlineData("0085223456789", "+85223456789", PhoneKind.International)]
    [InlineData("+852-2345-6789", "+85223456789", PhoneKind.International)]
    [InlineData("17951138001", "17951138001", PhoneKind.Mobile)]
    [InlineData("17312345678", "17312345678", PhoneKind.Mobile)]
    [InlineData("19212345678", "19212345678", PhoneKind.Mobile)]
    [InlineData("19512345678", "19512345678", PhoneKind.Mobile)]
    [InlineData("057163663699", "057163663699", PhoneKind.Landline)]
    [InlineData("03911234567", "03911234567", PhoneKind.Landline)]
    [InlineData("02158781234", "02158781234", PhoneKind.Landline)]
    public void Other_kinds_are_told_apart(string raw, string text, PhoneKind kind)
    {
        var number = PhoneNumbers.Normalise(raw, Beijing);

        Assert.Equal((text, kind, null), (number.Text, number.Kind, number.Extension));
    }

    [Theory]
    [InlineData("5878123")]
    [InlineData("861391234567")]
    [InlineData("0219513800")]
    [InlineData("+861391234567")]
    [InlineData("+86")]
    [InlineData("5")]
    [InlineData("+")]
    [InlineData("---")]
    [InlineData("abc")]
    [InlineData("13800138000 妈妈")]
    [InlineData("13800138000/13900139000")]
    [InlineData("8001/8002")]
    [InlineData("110/119")]
    [InlineData("110-119")]
    [InlineData("58781234-58781235")]
    [InlineData("58781234转8001转2")]
    [InlineData("58781234转12345678")]
    [InlineData("8001转2")]
    [InlineData("sip:10.1.1.5")]
    [InlineData("sip:alice@10.1.1.5")]
    [InlineData("tel:")]
    [InlineData("+13+8")]
    [InlineData("1234567890123456789012345678901234567890")]
    public void What_is_not_surely_a_number_stays_as_it_came(string raw)
    {
        var number = PhoneNumbers.Normalise(raw, Beijing);

        Assert.Equal((raw, PhoneKind.Raw, false), (number.Text, number.Kind, number.NamesASubscriber));
    }

    [Theory]
    [InlineData("P", PhoneKind.Withheld)]
    [InlineData("PRIVATE", PhoneKind.Withheld)]
    [InlineData("anonymous", PhoneKind.Withheld)]
    [InlineData("Restricted", PhoneKind.Withheld)]
    [InlineData("WITHHELD", PhoneKind.Withheld)]
    [InlineData("sip:anonymous@anonymous.invalid", PhoneKind.Withheld)]
    [InlineData("O", PhoneKind.Unknown)]
    [InlineData("OUT-OF-AREA", PhoneKind.Unknown)]
    [InlineData("Out of area", PhoneKind.Unknown)]
    [InlineData("UNAVAILABLE", PhoneKind.Unknown)]
    [InlineData("<unknown>", PhoneKind.Unknown)]
    [InlineData("0000000000", PhoneKind.Unknown)]
    [InlineData("0", PhoneKind.Unknown)]
    [InlineData("", PhoneKind.Unknown)]
    [InlineData(" \t ", PhoneKind.Unknown)]
    [InlineData(null, PhoneKind.Unknown)]
    public void A_word_in_place_of_a_number_leaves_no_text(string? raw, PhoneKind kind)
    {
        var number = PhoneNumbers.Normalise(raw, Beijing);

        Assert.Equal(("", kind, false), (number.Text, number.Kind, number.NamesASubscriber));
    }

    [Theory]
    [InlineData("7 digits", "6366369", "05716366369")]
    [InlineData("8 digits", "63663699", "057163663699")]
    [InlineData("8 digits outside", "963663699", "057163663699")]
    [InlineData("with a short extension", "6366369-8", "05716366369-8")]
    public void A_number_without_area_code_belongs_to_the_hospitals_own(string what, string raw, string expected)
    {
        var number = PhoneNumbers.Normalise(raw, Hangzhou);

        Assert.True(number.ToString() == expected, what);
    }

    [Theory]
    [InlineData("571")]
    [InlineData("0571")]
    [InlineData(" 0571 ")]
    public void The_area_code_may_be_written_without_its_zero(string areaCode)
    {
        var number = PhoneNumbers.Normalise("63663699", new(areaCode, null));

        Assert.Equal("057163663699", number.Text);
    }

    [Fact]
    public void Without_an_area_code_a_local_number_stays_raw()
    {
        var number = PhoneNumbers.Normalise("63663699", new("", null));

        Assert.Equal(PhoneKind.Raw, number.Kind);
    }
}
