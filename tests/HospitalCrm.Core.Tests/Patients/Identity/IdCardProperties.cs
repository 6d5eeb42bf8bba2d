using FsCheck;
using FsCheck.Fluent;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Tests.Patients.Identity;

public sealed class IdCardProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(5_000);

    private static Gen<string> ValidNumbers => Gen.Choose(0, 43_000).SelectMany(_ => Gen.Choose(0, 999), (day, serial) =>
    {
        var digits = $"110105{new DateOnly(1900, 1, 1).AddDays(day):yyyyMMdd}{serial:D3}";
        return digits + IdCardNumber.CheckCharacter(digits);
    });

    [Fact]
    public void A_number_with_its_check_character_is_valid()
    {
        Check.One(Thorough, Prop.ForAll(ValidNumbers.ToArbitrary(), text => IdCardNumber.TryParse(text, out var number) && number.Text == text));
    }

    [Fact]
    public void One_wrong_digit_is_always_noticed()
    {
        var property = Prop.ForAll(ValidNumbers.ToArbitrary(), Gen.Choose(0, 16).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (text, place, shift) =>
        {
            var digits = text.ToCharArray();
            digits[place] = (char)('0' + (digits[place] - '0' + shift) % 10);
            return !IdCardNumber.TryParse(new string(digits), out _);
        });

        Check.One(Thorough, property);
    }

    [Fact]
    public void Two_neighbours_swapped_are_always_noticed()
    {
        var property = Prop.ForAll(ValidNumbers.ToArbitrary(), Gen.Choose(0, 15).ToArbitrary(), (text, place) =>
        {
            var digits = text.ToCharArray();
            (digits[place], digits[place + 1]) = (digits[place + 1], digits[place]);
            return digits[place] == digits[place + 1] || !IdCardNumber.TryParse(new string(digits), out _);
        });

        Check.One(Thorough, property);
    }

    [Fact]
    public void No_text_makes_it_throw_and_a_mask_hides_most()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            IdCardNumber.Check(text, out _);
            var normalised = IdNumbers.Normalise(IdTypes.ResidentIdCard, text);
            var mask = IdNumbers.Mask(text);
            return normalised.Length <= 32 && mask.Length == (text?.Length ?? 0) && mask.Count(c => c != '*') <= 8;
        });

        Check.One(Thorough, property);
    }
}
