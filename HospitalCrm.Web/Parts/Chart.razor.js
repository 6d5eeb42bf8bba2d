// The one chart. The drawing script is fetched once, by the first chart of a tab; a chart knows its element and nothing of a page.
const charts = new WeakMap();
let loading = null;

function load() {
  if (globalThis.echarts?.init) {
    return Promise.resolve();
  }
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL('lib/echarts.min.js', document.baseURI).href;
    script.onload = resolve;
    script.onerror = () => {
      // The next chart tries again.
      script.remove();
      loading = null;
      reject(new Error('chart script'));
    };
    document.head.append(script);
  });
  return loading;
}

function look(root, data) {
  const style = getComputedStyle(root);
  const colour = name => style.getPropertyValue(name).trim();
  const [text, quiet, line, surface] = ['--text', '--text-quiet', '--line', '--surface-raised'].map(colour);
  const font = style.fontFamily;
  const scale = data.series.find(series => series.scale !== 'Shared')?.scale;
  const counts = data.series.every(series => series.scale !== 'Shared' || series.values.every(value => value === null || Number.isInteger(value)));
  // Names are all of them written, askew where many would not stand beside each other; days leave some out.
  const named = data.categories.length > 4 && data.categories.length <= 16 && !data.categories.every(category => /^[\d~:-]+$/.test(category));
  const right = scale ? [{ type: 'value', axisLabel: { color: quiet }, splitLine: { show: false }, ...(scale === 'Percent' ? { min: 0, max: 100 } : { scale: true, minInterval: 1 }) }] : [];
  return {
    animation: false,
    textStyle: { fontFamily: font, color: text },
    color: data.series.map(series => colour(series.colour)),
    grid: { left: 8, right: 12, top: 32, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemHeight: 10, itemWidth: 16, textStyle: { color: text, fontFamily: font } },
    // Drawn on the canvas: a name is never markup.
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: surface, borderColor: line, textStyle: { color: text, fontFamily: font, fontSize: 12 } },
    xAxis: { type: 'category', data: data.categories, axisLabel: { color: quiet, hideOverlap: true, ...(named ? { interval: 0, rotate: 30 } : {}) }, axisLine: { lineStyle: { color: line } }, axisTick: { show: false } },
    yAxis: [{ type: 'value', minInterval: counts ? 1 : 0, axisLabel: { color: quiet }, splitLine: { lineStyle: { color: line } } }, ...right],
    series: data.series.map(series => ({
      name: series.name,
      type: series.type,
      data: series.values,
      stack: series.stack ?? undefined,
      yAxisIndex: series.scale === 'Shared' ? 0 : 1,
      barMaxWidth: 28,
      symbol: series.isMark ? 'none' : 'circle',
      symbolSize: 6,
      lineStyle: series.isMark ? { type: 'dashed', width: 2 } : { width: 2 },
    })),
  };
}

export async function update(root, data) {
  try {
    await load();
  } catch {
    return false;
  }
  if (!root?.isConnected) {
    return true;
  }
  const known = charts.get(root) ?? open(root);
  known.data = data;
  known.draw();
  return true;
}

function open(root) {
  const chart = globalThis.echarts.init(root, null, { renderer: 'canvas' });
  const known = { data: null, draw: () => known.data && chart.setOption(look(root, known.data), true) };
  const resized = new ResizeObserver(() => root.clientWidth > 0 && chart.resize());
  const dressed = new MutationObserver(() => requestAnimationFrame(known.draw));
  resized.observe(root);
  dressed.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });
  known.close = () => {
    resized.disconnect();
    dressed.disconnect();
    chart.dispose();
  };
  charts.set(root, known);
  return known;
}

export function close(root) {
  charts.get(root)?.close();
  charts.delete(root);
}
