using FsCheck;
using FsCheck.Fluent;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Tests.Patients.Phones;

public sealed class PhoneNumberProperties
{
    private const string Letters = "0123456789000111888699+-. ()/转xX#extPOsiptel:@;<>０５９－＋　\t\n\0\u200E\u202E\u0661\u06F9…号𠮷abc";

    private static readonly string[] Pieces =
    [
        "13800138000", "0571", "63663699", "58781234", "010", "+86", "0086", "86", "9", "0", "00", "852", "23456789", "17951", "400", "8123456", "95588", "10086", "8001",
        "-", " ", "转", "ext", "(", ")", "/", "１", "sip:", "@h", "tel:", ";ext=", "<", ">", "P", "1", "12", "123",
    ];

    private static readonly NumberingPlan[] Plans = [new("010", null), new("010", "9"), new("0571", "9"), new("021", "0"), new("", "")];

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(20_000);

    // Letters alone seldom make a number: half of the texts are put together from pieces of numbers.
    private static Arbitrary<string> AlmostNumbers => Gen.OneOf(
        Gen.ArrayOf(Gen.Elements(Letters.ToCharArray())).Select(letters => new string(letters)),
        Gen.Choose(1, 5).SelectMany(count => Gen.ArrayOf(Gen.Elements(Pieces), count)).Select(string.Concat)).ToArbitrary();

    [Fact]
    public void Normalising_twice_changes_nothing()
    {
        var property = Prop.ForAll(AlmostNumbers, Gen.Elements(Plans).ToArbitrary(), (raw, plan) =>
        {
            var once = PhoneNumbers.Normalise(raw, plan);
            var twice = PhoneNumbers.Normalise(once.Text, plan);
            return twice.Text == once.Text && (once.Text.Length == 0 || twice.Kind == once.Kind);
        });

        Check.One(Thorough, property);
    }

    [Fact]
    public void No_text_at_all_makes_it_throw_or_grow()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<string>(), Gen.Elements(Plans).ToArbitrary(), (raw, plan) =>
        {
            var number = PhoneNumbers.Normalise(raw, plan);
            return number.Text.Length <= 64 && number.Mask().Length <= 71;
        });

        Check.One(Thorough, property);
    }

    [Fact]
    public void What_names_a_subscriber_is_digits_only()
    {
        var property = Prop.ForAll(AlmostNumbers, Gen.Elements(Plans).ToArbitrary(), (raw, plan) =>
        {
            var number = PhoneNumbers.Normalise(raw, plan);
            return !number.NamesASubscriber || number.Text.TrimStart('+').All(char.IsAsciiDigit);
        });

        Check.One(Thorough, property);
    }

    [Fact]
    public void Any_mobile_number_survives_every_way_of_writing_it()
    {
        string[] writings = ["{0}", "0{0}", "+86{0}", "0086{0}", "86{0}", "17951{0}", "9{0}", "90{0}", "tel:{0}", "sip:{0}@h", " {0}\r"];
        var mobiles = Gen.Choose(0, 6).SelectMany(_ => Gen.Choose(0, 999_999_999), (second, rest) => $"1{second + 3}{rest:D9}");
        var property = Prop.ForAll(mobiles.ToArbitrary(), Gen.Elements(writings).ToArbitrary(), (mobile, writing) =>
            PhoneNumbers.Normalise(string.Format(null, writing, mobile), Plans[1]).Text == mobile);

        Check.One(Thorough, property);
    }

    [Fact]
    public void A_number_with_its_extension_is_read_back_as_printed()
    {
        var landlines = Gen.Choose(300, 999).SelectMany(_ => Gen.Choose(1_000_000, 99_999_999), (area, rest) => $"0{area}{rest}");
        var property = Prop.ForAll(landlines.ToArbitrary(), Gen.Choose(1, 999_999).ToArbitrary(), (landline, extension) =>
        {
            var number = PhoneNumbers.Normalise($"{landline}转{extension}", Plans[0]);
            return number.Extension == extension.ToString(null, null) && PhoneNumbers.Normalise(number.ToString(), Plans[0]) == number;
        });

        Check.One(Thorough, property);
    }
}
