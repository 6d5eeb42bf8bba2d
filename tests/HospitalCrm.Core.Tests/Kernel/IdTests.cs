using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Tests.Kernel;

public sealed class IdTests
{
    [Fact]
    public void Every_new_key_is_another_one_of_version_seven()
    {
        var keys = Enumerable.Range(0, 1_000).Select(_ => Id<Patient>.New()).ToList();

        Assert.Equal(1_000, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Equal(7, key.Value.Version));
    }

    [Fact]
    public void A_key_survives_the_way_through_a_URL()
    {
        var key = Id<Patient>.New();

        Assert.Equal(key, Id<Patient>.Parse(key.ToString(), null));
        Assert.True(Id<Patient>.TryParse(key.ToString(), null, out var parsed));
        Assert.Equal(key, parsed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("../../etc/passwd")]
    public void What_is_no_key_is_not_taken_for_one(string? text) => Assert.False(Id<Patient>.TryParse(text, null, out _));

    [Fact]
    public void Later_keys_are_greater()
    {
        var earlier = new Id<Patient>(Guid.CreateVersion7(TestHospital.Monday));
        var later = new Id<Patient>(Guid.CreateVersion7(TestHospital.Monday.AddMilliseconds(1)));

        Assert.True(earlier < later);
        Assert.True(later > earlier);
        Assert.True(earlier <= later && later >= earlier);
    }

    [Fact]
    public void An_event_raised_twice_waits_once_and_is_taken_once()
    {
        var department = new Noisy();
        department.Ring();
        department.Ring();

        Assert.Single(department.TakeEvents());
        Assert.Empty(department.TakeEvents());
    }

    private sealed class Noisy : Entity<Noisy>
    {
        public void Ring() => Raise(new Rang(nameof(Department)));
    }

    private sealed record Rang(string What);
}
