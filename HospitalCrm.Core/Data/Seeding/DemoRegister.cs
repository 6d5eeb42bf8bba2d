using System.Globalization;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>
/// The police register of one street: birthdays and identity-card numbers. No two people of a million get the same number, without
/// anybody remembering which were given: each place of a region has a slot of its own among (day of the year, serial), whatever
/// year and sex it is born with. Serials go by fours, so that a twin finds the neighbouring one free.
/// </summary>
internal sealed class DemoRegister
{
    private const int Serials = 250;
    private const int Slots = 365 * Serials;
    private const int Step = 38_197; // has no factor in common with Slots

    private readonly long _firstPlace;
    private readonly long _offset;

    public DemoRegister(ulong seed, int street)
    {
        var ballot = DemoRegion.Ballot;
        var start = DemoRandom.For(seed, purpose: 11, 0).Below(ballot.Length);
        var entry = ballot[(street * 77 + start) % ballot.Length]; // odd, so 128 streets draw 128 entries
        Region = entry.Region;

        // Without it the streets of different regions would all celebrate on the same days.
        _offset = DemoRandom.For(seed, purpose: 13, ulong.Parse(Region.Code, CultureInfo.InvariantCulture)).Below(Slots);
        _firstPlace = ((long)(street / ballot.Length) * entry.Copies + entry.Copy) * DemoStreet.People;
    }

    public DemoRegion Region { get; }

    public DateOnly BirthDate(int place, int year)
    {
        var slot = Slot(place);
        var birthday = On(slot, year);
        return birthday <= DemoNames.Newest ? birthday : On(slot, year - 1);
    }

    public string IdNumber(DemoPerson person)
    {
        var serial = Slot((person.ElderTwin ?? person).Place) % Serials * 4 + (person.ElderTwin is null ? 0 : 2) + (person.IsMale ? 1 : 0);
        return string.Create(18, (Region.Code, person.Born, serial), static (digits, parts) =>
        {
            parts.Code.CopyTo(digits);
            parts.Born.TryFormat(digits[6..], out _, "yyyyMMdd", CultureInfo.InvariantCulture);
            parts.serial.TryFormat(digits[14..], out _, "D3", CultureInfo.InvariantCulture);
            digits[17] = IdCardNumber.CheckCharacter(digits);
        });
    }

    private static DateOnly On(int slot, int year)
    {
        const int February28 = 58;
        var day = slot / Serials;
        if (!DateTime.IsLeapYear(year) || day < February28)
        {
            return new DateOnly(year, 1, 1).AddDays(day);
        }

        // The odd serials of 28 February are born on the 29th.
        return new DateOnly(year, 1, 1).AddDays(day == February28 ? day + slot % 2 : day + 1);
    }

    private int Slot(int place) => (int)(((_firstPlace + place) * Step + _offset) % Slots);
}
