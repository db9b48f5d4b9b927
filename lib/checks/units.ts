/** A unit of the translation, by its English plural. */
export type UnitName = keyof typeof unit;
type Into = readonly [factor: number, unit: UnitName];

/** How English writes each unit. */
export const unit = {
  kilometres: /kilomet|\bkms?\b/i,
  metres: /met(?:er|re)|\bm\b|\dm\b/i,
  centimetres: /centimet|\bcm\b|\dcm\b/i,
  miles: /\bmiles?\b|\bmi\b/i,
  feet: /\bf(?:ee|oo)t\b|\bft\b|[′']/i,
  inches: /\binch|\bin\b|[″"]/i,
  yards: /\byards?\b/i,
  hectares: /hectare|\bha\b/i,
  acres: /\bacres?\b|\bacreage\b/i,
  squareKilometres: /square kilomet|\bsq(?:uare)?\.? ?km\b|km²|km2/i,
  squareMetres: /square met|\bsq(?:uare)?\.? ?m\b|m²|m2/i,
  squareMiles: /square miles?|\bsq(?:uare)?\.? ?mi/i,
  squareFeet: /square f(?:ee|oo)t|\bsq(?:uare)?\.? ?ft/i,
  cubicFeet: /cubic f(?:ee|oo)t/i,
  kilograms: /kilo|\bkgs?\b|\dkg/i,
  grams: /\bgrams?\b|\bg\b|\dg\b/i,
  pounds: /\bpounds?\b|\blbs?\b/i,
  ounces: /\bounces?\b|\boz\b/i,
  tons: /\btons?\b/i,
  gallons: /\bgallons?\b/i,
  fahrenheit: /fahrenheit|°\s?F|\dF\b|\bdegrees?\b/i,
  celsius: /celsius|centigrade|°\s?C|\dC\b|\bdegrees?\b/i,
  megawatts: /megawatt|\bMW\b/,
  gigawatts: /gigawatt|\bGW\b/,
  seconds: /\bsec(?:ond)?s?\b/i,
  minutes: /\bmin(?:ute)?s?\b|:\d\d/i,
  hours: /\bhours?\b|\bhrs?\b/i,
  days: /\bdays?\b/i,
  weeks: /\bweeks?\b|\bfortnight/i,
  months: /\bmonths?\b/i,
  years: /\byears?\b|annual/i,
  decades: /\bdecades?\b/i,
  centuries: /\bcentur/i,
};

/** Chinese units that a translation may turn into its readers' own, and what one of them is in those. */
export const conversions: readonly (readonly [chinese: RegExp, into: readonly Into[]])[] = [
  [
    /^平方(?:公里|千米)/,
    [
      [0.386102, "squareMiles"],
      [100, "hectares"],
      [247.105, "acres"],
      [1e6, "squareMetres"],
    ],
  ],
  [
    /^平方(?:米|公尺)/,
    [
      [10.7639, "squareFeet"],
      [1e-4, "hectares"],
      [0.000247105, "acres"],
      [1e-6, "squareKilometres"],
    ],
  ],
  [/^平方英里/, [[2.58999, "squareKilometres"]]],
  [/^立方(?:米|公尺)/, [[35.3147, "cubicFeet"]]],
  [
    /^(?:公里|千米)/,
    [
      [0.621371, "miles"],
      [1000, "metres"],
    ],
  ],
  [
    /^公顷/,
    [
      [2.47105, "acres"],
      [0.01, "squareKilometres"],
      [10_000, "squareMetres"],
    ],
  ],
  [
    /^[亩畝]/,
    [
      [1 / 15, "hectares"],
      [0.164737, "acres"],
      [666.667, "squareMetres"],
      [0.000666667, "squareKilometres"],
    ],
  ],
  [
    /^(?:公斤|千克)/,
    [
      [2.20462, "pounds"],
      [0.001, "tons"],
      [1000, "grams"],
    ],
  ],
  [
    /^市?斤/,
    [
      [0.5, "kilograms"],
      [1.10231, "pounds"],
      [500, "grams"],
    ],
  ],
  [
    /^公?[吨噸]/,
    [
      [1.10231, "tons"],
      [2204.62, "pounds"],
      [1000, "kilograms"],
    ],
  ],
  [
    /^[里裡]/,
    [
      [0.5, "kilometres"],
      [0.310686, "miles"],
      [500, "metres"],
    ],
  ],
  [
    /^(?:厘米|公分)/,
    [
      [0.393701, "inches"],
      [0.01, "metres"],
      [0.0328084, "feet"],
    ],
  ],
  [
    /^毫米/,
    [
      [0.0393701, "inches"],
      [0.1, "centimetres"],
    ],
  ],
  [
    /^(?:米|公尺)/,
    [
      [3.28084, "feet"],
      [1.09361, "yards"],
      [0.001, "kilometres"],
      [100, "centimetres"],
    ],
  ],
  [
    /^克/,
    [
      [0.035274, "ounces"],
      [0.001, "kilograms"],
    ],
  ],
  [/^英里/, [[1.60934, "kilometres"]]],
  [
    /^英尺/,
    [
      [0.3048, "metres"],
      [12, "inches"],
      [30.48, "centimetres"],
    ],
  ],
  [/^英寸/, [[2.54, "centimetres"]]],
  [/^英[亩畝]/, [[0.404686, "hectares"]]],
  [/^磅/, [[0.453592, "kilograms"]]],
  [
    /^千瓦/,
    [
      [1e-3, "megawatts"],
      [1e-6, "gigawatts"],
    ],
  ],
  [/^兆瓦/, [[1e-3, "gigawatts"]]],
  [/^升/, [[0.264172, "gallons"]]],
  [
    /^个?(?:小时|钟头)/,
    [
      [60, "minutes"],
      [1 / 24, "days"],
    ],
  ],
  [
    /^分钟/,
    [
      [1 / 60, "hours"],
      [60, "seconds"],
    ],
  ],
  [/^秒/, [[1 / 60, "minutes"]]],
  [
    /^个?月/,
    [
      [1 / 12, "years"],
      [4.345, "weeks"],
    ],
  ],
  [
    /^个?(?:[周週]|星期)/,
    [
      [7, "days"],
      [0.25, "months"],
      [0.5, "weeks"],
    ],
  ],
  [
    /^[天日]/,
    [
      [24, "hours"],
      [1 / 7, "weeks"],
      [1 / 30, "months"],
    ],
  ],
  [
    /^周?年/,
    [
      [0.1, "decades"],
      [0.01, "centuries"],
      [12, "months"],
    ],
  ],
  [/^个?世纪/, [[100, "years"]]],
];
