namespace Browser.Tests.Rig;

/// <summary>Test collections run beside each other; the first opens the hospital, the last closes it.</summary>
public sealed class HospitalFixture : IAsyncLifetime
{
    private static readonly SemaphoreSlim Door = new(1);
    private static Hospital? _open;
    private static int _inside;

    public Hospital Hospital { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Door.WaitAsync();
        try
        {
            SetDefaultExpectTimeout(20_000);
            Hospital = _open ??= await Hospital.OpenAsync();
            _inside++;
        }
        finally
        {
            Door.Release();
        }
    }

    public async Task DisposeAsync()
    {
        await Door.WaitAsync();
        try
        {
            if (Hospital is not null && --_inside == 0)
            {
                _open = null;
                await Hospital.DisposeAsync();
            }
        }
        finally
        {
            Door.Release();
        }
    }
}

/// <summary>Tests whose telephones ring: they share the five agents, so they take turns.</summary>
[CollectionDefinition(Name)]
public sealed class TelephoneTests : ICollectionFixture<HospitalFixture>
{
    public const string Name = "telephones";
}

/// <summary>Tests of people nobody rings up.</summary>
[CollectionDefinition(Name)]
public sealed class QuietTests : ICollectionFixture<HospitalFixture>
{
    public const string Name = "quiet";
}
