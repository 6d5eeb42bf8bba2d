namespace HospitalCrm.Core.Kernel;

/// <summary>A sentence in a code, as Core speaks no language: a text key and what is put into it.</summary>
public sealed record Saying(string Key, IReadOnlyList<object?> Args)
{
    public Saying(string key, params object?[] args)
        : this(key, (IReadOnlyList<object?>)args)
    {
    }
}

/// <summary>Several, one behind the other.</summary>
public sealed record Sayings(IReadOnlyList<Saying> All);
