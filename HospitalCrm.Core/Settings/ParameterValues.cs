using System.Collections.Concurrent;
using System.Collections.Frozen;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings;

/// <summary>What every parameter is at this moment. Held in memory; a change takes effect at once, on every open page.</summary>
/// <param name="isRelaxed">Demo and Development: the relaxed defaults hold.</param>
public sealed class ParameterValues(bool isRelaxed)
{
    private readonly Lock _loading = new();
    private long _asked;
    private long _loaded;
    private volatile Held _held = new(FrozenDictionary<string, string>.Empty);

    /// <summary>Some parameter changed: who shows or remembers one reads it again. Subscribers must return at once.</summary>
    public event Action? Changed;

    public T Get<T>(ParameterDefinition<T> parameter) => (T)_held.Read.GetOrAdd(parameter.Key, _ => Read(parameter)!);

    /// <summary>The value as it is stored, or its default.</summary>
    public string TextOf(ParameterDefinition parameter) => _held.Texts.GetValueOrDefault(parameter.Key) ?? DefaultOf(parameter);

    /// <summary>What holds while the hospital has not set it.</summary>
    public string DefaultOf(ParameterDefinition parameter) => parameter.DefaultText(isRelaxed);

    /// <summary>What is stored under a key that is no parameter of the catalogue (a menu's place).</summary>
    public string? Stored(string key) => _held.Texts.GetValueOrDefault(key);

    public bool IsSet(ParameterDefinition parameter) => _held.Texts.ContainsKey(parameter.Key);

    /// <summary>Before the stored parameters are read: of two reads at once the one begun later holds, whichever ends first.</summary>
    public long Ask() => Interlocked.Increment(ref _asked);

    /// <summary>Called after the parameters were loaded or changed.</summary>
    public void Load(IReadOnlyDictionary<string, string> stored) => Load(stored, Ask(), _ => { });

    /// <param name="asked">What <see cref="Ask"/> gave before they were read.</param>
    /// <param name="first">Takes them too, before anybody is told.</param>
    public void Load(IReadOnlyDictionary<string, string> stored, long asked, Action<IReadOnlyDictionary<string, string>> first)
    {
        lock (_loading)
        {
            if (asked < _loaded)
            {
                return;
            }

            _loaded = asked;
            first(stored);
            _held = new(stored.ToFrozenDictionary(StringComparer.Ordinal));
        }

        foreach (var subscriber in Changed?.GetInvocationList() ?? [])
        {
            ((Action)subscriber)();
        }
    }

    private T Read<T>(ParameterDefinition<T> parameter)
    {
        if (!_held.Texts.TryGetValue(parameter.Key, out var text))
        {
            return parameter.Default(isRelaxed);
        }

        try
        {
            return parameter.Read(text);
        }
        catch (RuleViolation)
        {
            // Stored by a version that allowed more: the product must go on.
            return parameter.Default(isRelaxed);
        }
    }

    private sealed record Held(FrozenDictionary<string, string> Texts)
    {
        public ConcurrentDictionary<string, object> Read { get; } = new(StringComparer.Ordinal);
    }
}
